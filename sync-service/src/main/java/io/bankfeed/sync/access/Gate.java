package io.bankfeed.sync.access;

import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.tenant.Tenant.Confirmation;
import io.bankfeed.common.tenant.Tenants;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The one way to a tenant's data. In this order: the scope, the tenant's own row (a foreign one is not there), its
 * release by confirmation; and whatever comes of it is in the audit before the caller hears of it.
 */
@Component
public class Gate {

    private static final String GIVEN = "given";

    private final HeldRows rows;
    private final AccessAudit audit;
    private final Tenants tenants;

    Gate(HeldRows rows, AccessAudit audit, Tenants tenants) {
        this.rows = rows;
        this.audit = audit;
        this.tenants = tenants;
    }

    public <T> Mono<T> ofConnection(Attempt attempt, UUID connectionId, Function<ReleasedConnection, Mono<T>> use) {
        return audited(
                attempt,
                new Target(connectionId, null),
                () -> rows.connection(connectionId, tenant(attempt))
                        .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("connection")))
                        .flatMap(held -> released(held, tenant(attempt)))
                        .flatMap(held -> use.apply(new ReleasedConnection(held.connectionId(), tenant(attempt)))));
    }

    public <T> Mono<T> ofAccount(Attempt attempt, UUID accountId, Function<ReleasedAccount, Mono<T>> use) {
        return audited(
                attempt,
                new Target(null, accountId),
                () -> rows.connectionOfAccount(accountId, tenant(attempt))
                        .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("account")))
                        .flatMap(held -> released(held, tenant(attempt)))
                        .flatMap(held ->
                                use.apply(new ReleasedAccount(accountId, held.connectionId(), tenant(attempt)))));
    }

    public <T> Mono<T> ofRun(Attempt attempt, UUID syncId, Function<ReleasedConnection, Mono<T>> use) {
        return audited(
                attempt,
                new Target(null, null),
                () -> rows.connectionOfRun(syncId, tenant(attempt))
                        .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("sync")))
                        .flatMap(held -> released(held, tenant(attempt)))
                        .flatMap(held -> use.apply(new ReleasedConnection(held.connectionId(), tenant(attempt)))));
    }

    private <T> Mono<T> audited(Attempt attempt, Target target, Supplier<Mono<T>> use) {
        return Mono.defer(() -> attempt.isInScope() ? use.get() : Mono.error(outOfScope(attempt)))
                .flatMap(given -> audit.record(attempt, target, GIVEN).thenReturn(given))
                .onErrorResume(
                        ApiProblem.class,
                        refusal -> audit.record(attempt, target, refusal.code()).then(Mono.error(refusal)));
    }

    private Mono<HeldRows.Held> released(HeldRows.Held held, String tenant) {
        if (held.hasOtherAccounts()) {
            return Mono.error(new ApiProblem(
                    HttpStatus.CONFLICT,
                    "other_accounts",
                    "The renewal shares none of the accounts before. Accept them, or revoke the connection."));
        }
        return held.isConfirmed() || needsNoConfirmation(tenant)
                ? Mono.just(held)
                : Mono.error(new ApiProblem(
                        HttpStatus.CONFLICT,
                        "confirmation_required",
                        "Redeem the callback reference for the user who is logged in; then the data is released."));
    }

    private boolean needsNoConfirmation(String tenant) {
        return tenants.find(tenant)
                .map(known -> known.confirmation() == Confirmation.NONE)
                .orElse(false);
    }

    private static ApiProblem outOfScope(Attempt attempt) {
        return new ApiProblem(HttpStatus.FORBIDDEN, "forbidden", "The token lacks the scope that this needs.")
                .with("required_scope", String.join(" ", attempt.scopes()));
    }

    private static String tenant(Attempt attempt) {
        return attempt.caller().tenant();
    }
}
