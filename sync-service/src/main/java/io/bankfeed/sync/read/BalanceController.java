package io.bankfeed.sync.read;

import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.security.Caller;
import io.bankfeed.sync.access.Attempt;
import io.bankfeed.sync.access.Gate;
import io.bankfeed.sync.access.ReleasedAccount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Accounts")
class BalanceController {

    private final Gate gate;
    private final Balances balances;
    private final RefreshBalance refresh;
    private final Freshness freshness;

    BalanceController(Gate gate, Balances balances, RefreshBalance refresh, Freshness freshness) {
        this.gate = gate;
        this.balances = balances;
        this.refresh = refresh;
        this.freshness = freshness;
    }

    @GetMapping("/v1/accounts/{id}/balance")
    @Operation(
            summary = "The balance of an account, with its age",
            description =
                    "Where it is older than max_age and X-End-User-IP tells that the user is waiting, the bank is "
                            + "asked; otherwise, or when the bank fails, the stored one is given with fresh = false.")
    Mono<ResponseEntity<BalanceView>> balance(
            @PathVariable UUID id,
            @RequestParam(name = "max_age", required = false) @Nullable Duration maxAge,
            @RequestHeader(name = EndUserIp.HEADER, required = false) @Nullable String endUserIp,
            @Parameter(hidden = true) Caller caller) {
        return gate.ofAccount(
                        new Attempt(caller, "balance.read", AccountController.SCOPE),
                        id,
                        account -> newest(account, freshness.since(caller, maxAge), EndUserIp.of(endUserIp)))
                .map(balance -> ResponseEntity.ok().eTag(balance.eTag()).body(balance));
    }

    private Mono<BalanceView> newest(ReleasedAccount account, Instant freshSince, Optional<String> userIp) {
        return balances.find(account.accountId(), freshSince)
                .filter(stored -> stored.fresh() || userIp.isEmpty())
                .switchIfEmpty(Mono.defer(() -> Mono.justOrEmpty(userIp)
                        .flatMap(ip -> refresh.of(account, ip))
                        .then(Mono.defer(() -> balances.find(account.accountId(), freshSince)))))
                .switchIfEmpty(Mono.error(() -> new ApiProblem(
                        HttpStatus.NOT_FOUND, "balance_unknown", "The bank has not given a balance of this account.")));
    }
}
