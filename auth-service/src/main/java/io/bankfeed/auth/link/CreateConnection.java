package io.bankfeed.auth.link;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.connection.Terms;
import io.bankfeed.common.id.Ids;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes a connection and its first link. */
@Component
class CreateConnection {

    private static final String ROUTE = "POST /v1/connections";

    private final SealedAnswers answers;
    private final MoveConnections connections;
    private final AuthAttempts attempts;
    private final RequestedLink requested;
    private final AuthorisationUri authorisationUri;
    private final InstantSource clock;

    CreateConnection(
            SealedAnswers answers,
            MoveConnections connections,
            AuthAttempts attempts,
            RequestedLink requested,
            AuthorisationUri authorisationUri,
            InstantSource clock) {
        this.answers = answers;
        this.connections = connections;
        this.attempts = attempts;
        this.requested = requested;
        this.authorisationUri = authorisationUri;
        this.clock = clock;
    }

    Mono<AuthLink> create(String tenant, @Nullable String idempotencyKey, NewConnection wanted) {
        return Mono.defer(() -> {
            var terms = requested.terms(tenant, wanted);
            return answers.once(tenant, ROUTE, idempotencyKey, wanted, () -> create(terms, wanted));
        });
    }

    private Mono<AuthLink> create(Terms terms, NewConnection wanted) {
        Instant now = clock.instant();
        var connection = Connection.opened(Ids.next(), terms, now);
        var attemptId = Ids.next();
        var secrets = LinkSecrets.forAttempt(attemptId);
        var attempt = requested.attempt(attemptId, connection, wanted, Pkce.under(secrets.state()));
        return connections
                .open(connection)
                .then(attempts.add(attempt, secrets.ticket(), secrets.state(), now))
                .then(Mono.fromSupplier(() -> link(connection, attempt, secrets)));
    }

    private AuthLink link(Connection connection, AuthAttempt attempt, LinkSecrets secrets) {
        return new AuthLink(
                connection.id(),
                connection.status().word(),
                URI.create(requested.connectUri(secrets.ticket())),
                authorisationUri.of(attempt, secrets.state()),
                attempt.expiresAt());
    }
}
