package io.bankfeed.sync.read;

import io.bankfeed.common.page.Page;
import io.bankfeed.common.security.Caller;
import io.bankfeed.sync.access.Attempt;
import io.bankfeed.sync.access.Gate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1")
@Tag(name = "Accounts")
class AccountController {

    static final String SCOPE = "accounts:read";
    private static final String FULL_NUMBERS = "accounts:full";

    private final Gate gate;
    private final AccountViews accounts;

    AccountController(Gate gate, AccountViews accounts) {
        this.gate = gate;
        this.accounts = accounts;
    }

    @GetMapping("/connections/{id}/accounts")
    @Operation(summary = "Accounts and cards of a connection; full numbers only with the scope accounts:full")
    Mono<Page<AccountView>> ofConnection(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return gate.ofConnection(
                new Attempt(caller, "accounts.list", SCOPE),
                id,
                connection -> accounts.ofConnection(connection.connectionId(), caller.has(FULL_NUMBERS))
                        .map(items -> new Page<>(items, null)));
    }

    @GetMapping("/accounts/{id}")
    @Operation(summary = "One account or card")
    Mono<ResponseEntity<AccountView>> one(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return gate.ofAccount(
                        new Attempt(caller, "account.read", SCOPE),
                        id,
                        account -> accounts.get(account.accountId(), caller.has(FULL_NUMBERS)))
                .map(account -> ResponseEntity.ok().eTag(account.eTag()).body(account));
    }
}
