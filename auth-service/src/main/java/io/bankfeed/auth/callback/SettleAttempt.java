package io.bankfeed.auth.callback;

import io.bankfeed.auth.callback.CallbackAnswer.Granted;
import io.bankfeed.auth.callback.CallbackAnswer.NotGranted;
import io.bankfeed.auth.callback.CallbackRefused.Why;
import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.link.AuthAttempt;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Settles a locked attempt: attempt, consent, reference, connection and events in the caller's one transaction. */
@Component
class SettleAttempt {

    private final Connections connections;
    private final GrantConsent grant;
    private final FailAttempt fail;
    private final CallbackReferences references;
    private final InstantSource clock;

    SettleAttempt(
            Connections connections,
            GrantConsent grant,
            FailAttempt fail,
            CallbackReferences references,
            InstantSource clock) {
        this.connections = connections;
        this.grant = grant;
        this.fail = fail;
        this.references = references;
        this.clock = clock;
    }

    /** @param vouched whether the tenant itself brings the answer, for a user whom it knows */
    Mono<Void> with(AuthAttempt attempt, Callback callback, boolean vouched) {
        return connections
                .lock(attempt.connectionId())
                .filter(connection -> !connection.isRevoked())
                .switchIfEmpty(Mono.error(() -> CallbackRefused.because(Why.REVOKED)))
                .flatMap(connection -> settle(attempt, connection, callback, vouched));
    }

    private Mono<Void> settle(AuthAttempt attempt, Connection connection, Callback callback, boolean vouched) {
        Instant now = clock.instant();
        var reference = CallbackReference.secretFor(callback.state());
        return switch (callback.answer()) {
            case Granted granted -> {
                var grantedNow = new Grant(attempt, connection, callback, granted.code(), now);
                yield grant.consent(grantedNow, vouched)
                        .then(references.add(reference, attempt, grantedNow.consentNo(), now));
            }
            case NotGranted failed ->
                fail.attempt(attempt, connection, failed.error(), now)
                        .then(references.add(reference, attempt, null, now));
        };
    }
}
