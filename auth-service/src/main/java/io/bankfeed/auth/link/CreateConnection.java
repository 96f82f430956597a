package io.bankfeed.auth.link;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.common.id.Ids;
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
    private final RequestedLink requested;
    private final IssueLink issue;
    private final LinkUris uris;
    private final InstantSource clock;

    CreateConnection(
            SealedAnswers answers,
            MoveConnections connections,
            RequestedLink requested,
            IssueLink issue,
            LinkUris uris,
            InstantSource clock) {
        this.answers = answers;
        this.connections = connections;
        this.requested = requested;
        this.issue = issue;
        this.uris = uris;
        this.clock = clock;
    }

    Mono<AuthLink> create(String tenant, @Nullable String idempotencyKey, NewConnection wanted) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            var connection = Connection.opened(Ids.next(), requested.terms(tenant, wanted), now);
            var link = issue.prepare(connection, wanted.wish(), now);
            return answers.once(
                    tenant, ROUTE, idempotencyKey, wanted, AuthLink.class, () -> create(connection, link, now));
        });
    }

    private Mono<AuthLink> create(Connection connection, IssuedLink link, Instant now) {
        return connections
                .open(connection)
                .then(issue.add(link, now))
                .then(Mono.fromSupplier(() -> new AuthLink(
                        connection.id(),
                        connection.status().word(),
                        uris.page(link),
                        uris.dialog(link),
                        link.attempt().expiresAt(),
                        null)));
    }
}
