package io.bankfeed.auth.callback;

import io.bankfeed.auth.audit.Alarm;
import io.bankfeed.auth.audit.SecurityAlarms;
import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.problem.ApiProblem;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The tenant says that the user who is logged in there is the one who came back. Without it a victim could be talked
 * into finishing an attacker's link, and the attacker would read the victim's accounts.
 */
@Component
class RedeemReference {

    private final CallbackReferences references;
    private final ConfirmConsent confirm;
    private final Connections connections;
    private final SecurityAlarms alarms;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    RedeemReference(
            CallbackReferences references,
            ConfirmConsent confirm,
            Connections connections,
            SecurityAlarms alarms,
            InstantSource clock,
            TransactionalOperator transaction) {
        this.references = references;
        this.confirm = confirm;
        this.connections = connections;
        this.alarms = alarms;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Once; a repeat for the same user gets the same. Empty when the tenant has no such reference. */
    Mono<Connection> forUser(OneUseSecret reference, String tenant, String userId) {
        return references
                .lock(reference)
                .filter(found -> found.tenant().equals(tenant))
                .flatMap(found ->
                        found.userId().equals(userId) ? redeem(reference, found) : Mono.error(new OtherUser(found)))
                .as(transaction::transactional)
                .onErrorResume(OtherUser.class, this::alarmed);
    }

    static ApiProblem otherUser() {
        return new ApiProblem(
                HttpStatus.FORBIDDEN,
                "other_user",
                "This connection was made for another user. Nothing is released; do not repeat this for others.");
    }

    private Mono<Connection> redeem(OneUseSecret secret, CallbackReference reference) {
        var now = clock.instant();
        if (reference.redeemed()) {
            return connections.find(reference.tenant(), reference.connectionId());
        }
        if (!now.isBefore(reference.expiresAt())) {
            return Mono.error(new ApiProblem(
                    HttpStatus.GONE, "reference_expired", "The callback reference has expired; make a new link."));
        }
        return references.redeemed(secret, now).then(confirm.by(reference, now));
    }

    private Mono<Connection> alarmed(OtherUser tried) {
        return alarms.raise(
                        Alarm.REFERENCE_REDEEMED_FOR_ANOTHER_USER,
                        tried.reference.tenant(),
                        tried.reference.connectionId())
                .then(Mono.error(RedeemReference::otherUser));
    }

    private static final class OtherUser extends RuntimeException {

        private final transient CallbackReference reference;

        OtherUser(CallbackReference reference) {
            super("a callback reference redeemed for another user", null, false, false);
            this.reference = reference;
        }
    }
}
