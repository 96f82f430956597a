package io.bankfeed.auth.callback;

import io.bankfeed.auth.callback.CallbackAnswer.Granted;
import io.bankfeed.auth.callback.CallbackAnswer.NotGranted;
import io.bankfeed.auth.callback.CallbackRefused.Why;
import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.evidence.ConsentEvidence;
import io.bankfeed.auth.evidence.Entry;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.evidence.Entry.What;
import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.auth.secret.OneUseSecret;
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
    private final ConsentEvidence evidence;
    private final InstantSource clock;

    SettleAttempt(
            Connections connections,
            GrantConsent grant,
            FailAttempt fail,
            CallbackReferences references,
            ConsentEvidence evidence,
            InstantSource clock) {
        this.connections = connections;
        this.grant = grant;
        this.fail = fail;
        this.references = references;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** @param confirmed whether what is granted may be released at once */
    Mono<Void> with(AuthAttempt attempt, Callback callback, Channel channel, boolean confirmed) {
        return connections
                .lock(attempt.connectionId())
                .filter(connection -> !connection.isRevoked())
                .switchIfEmpty(Mono.error(() -> CallbackRefused.because(Why.REVOKED)))
                .flatMap(connection -> settle(attempt, connection, callback, channel, confirmed));
    }

    private Mono<Void> settle(
            AuthAttempt attempt, Connection connection, Callback callback, Channel channel, boolean confirmed) {
        Instant now = clock.instant();
        return switch (callback.answer()) {
            case Granted granted ->
                granted(new Grant(attempt, connection, callback, granted.code(), now), channel, confirmed);
            case NotGranted failed ->
                fail.attempt(attempt, connection, failed.error(), now)
                        .then(references.add(secret(callback), attempt, now))
                        .then(evidence.append(
                                connection.id(),
                                entry(What.NOT_GRANTED, channel, attempt, now)
                                        .with(failed.error().code())));
        };
    }

    private Mono<Void> granted(Grant granted, Channel channel, boolean confirmed) {
        var attempt = granted.attempt();
        return grant.consent(granted, confirmed)
                .then(references.add(secret(granted.callback()), attempt, granted, confirmed))
                .then(evidence.append(
                        attempt.connectionId(),
                        entry(What.GRANTED, channel, attempt, granted.at()).ofConsent(granted.consentNo())));
    }

    private static OneUseSecret secret(Callback callback) {
        return CallbackReference.secretFor(callback.state());
    }

    private static Entry entry(What what, Channel channel, AuthAttempt attempt, Instant now) {
        return Entry.of(what, channel, now)
                .by(attempt.id(), attempt.target().scopes(), attempt.target().providerId());
    }
}
