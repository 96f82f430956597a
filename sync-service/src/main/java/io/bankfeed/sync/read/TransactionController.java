package io.bankfeed.sync.read;

import io.bankfeed.common.page.Page;
import io.bankfeed.common.security.Caller;
import io.bankfeed.sync.access.Attempt;
import io.bankfeed.sync.access.Gate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/accounts/{id}")
@Tag(name = "Transactions")
class TransactionController {

    private static final String SCOPE = "transactions:read";

    private final Gate gate;
    private final NewestTransactions newest;
    private final Freshness freshness;
    private final AccountFacts facts;

    TransactionController(Gate gate, NewestTransactions newest, Freshness freshness, AccountFacts facts) {
        this.gate = gate;
        this.newest = newest;
        this.freshness = freshness;
        this.facts = facts;
    }

    @GetMapping("/transactions")
    @Operation(
            summary = "Transactions of an account, newest first; removed ones are not shown",
            description =
                    "Where the newest days are older than max_age and X-End-User-IP tells that the user is waiting, "
                            + "the bank is asked for the last ones first; when it fails, what is stored is given "
                            + "with fresh = false. Without max_age, or on later pages, only what is stored is given.")
    Mono<TransactionPage> transactions(
            @PathVariable UUID id,
            TransactionQuery query,
            @RequestParam(name = "max_age", required = false) @Nullable Duration maxAge,
            @RequestHeader(name = EndUserIp.HEADER, required = false) @Nullable String endUserIp,
            @Parameter(hidden = true) Caller caller) {
        return gate.ofAccount(
                new Attempt(caller, "transactions.list", SCOPE),
                id,
                account -> newest.page(
                        account,
                        query.checked(),
                        freshness.since(caller, maxAge),
                        maxAge == null ? Optional.empty() : EndUserIp.of(endUserIp)));
    }

    @GetMapping("/coverage")
    @Operation(summary = "Which days of an account are held, which the bank refused, which are still open")
    Mono<Page<CoverageView>> coverage(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return gate.ofAccount(
                        new Attempt(caller, "coverage.list", SCOPE), id, account -> facts.coverage(account.accountId()))
                .map(items -> new Page<>(items, null));
    }

    @GetMapping("/standing-orders")
    @Operation(summary = "Standing orders as the bank last gave them")
    Mono<Page<StandingOrderView>> standingOrders(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return gate.ofAccount(
                        new Attempt(caller, "standing_orders.list", SCOPE),
                        id,
                        account -> facts.standingOrders(account.accountId()))
                .map(items -> new Page<>(items, null));
    }

    @GetMapping("/direct-debits")
    @Operation(summary = "Direct debits as the bank last gave them")
    Mono<Page<DirectDebitView>> directDebits(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return gate.ofAccount(
                        new Attempt(caller, "direct_debits.list", SCOPE),
                        id,
                        account -> facts.directDebits(account.accountId()))
                .map(items -> new Page<>(items, null));
    }
}
