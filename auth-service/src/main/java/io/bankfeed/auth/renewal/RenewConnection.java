package io.bankfeed.auth.renewal;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.link.AuthAttempts;
import io.bankfeed.auth.link.IssueLink;
import io.bankfeed.auth.link.IssuedLink;
import io.bankfeed.auth.link.LinkWish;
import io.bankfeed.auth.renewal.Ladder.Reconfirmation;
import io.bankfeed.auth.renewal.Ladder.Step;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.event.ProviderRef;
import io.bankfeed.common.problem.ApiProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Begins a renewal: TrueLayer is asked first, outside of any transaction; what it said is then recorded at once. */
@Component
class RenewConnection {

    private final Ladder ladder;
    private final IssueLink issue;
    private final AuthAttempts attempts;
    private final Connections connections;
    private final ExtendConsent extend;

    RenewConnection(
            Ladder ladder, IssueLink issue, AuthAttempts attempts, Connections connections, ExtendConsent extend) {
        this.ladder = ladder;
        this.issue = issue;
        this.attempts = attempts;
        this.connections = connections;
        this.extend = extend;
    }

    /** The bank is the one that the connection has. */
    Mono<Begun> ask(
            Connection connection,
            @Nullable String landing,
            @Nullable String language,
            Reconfirmation reconfirmation,
            Instant now) {
        return Mono.defer(() -> {
            demandAlive(connection);
            ProviderRef bank = connection.provider();
            var wish = new LinkWish(bank == null ? null : bank.providerId(), landing, language);
            var link = issue.prepare(connection, wish, now);
            return ladder.climb(connection, link, reconfirmation).map(step -> new Begun(connection, link, step, now));
        });
    }

    /**
     * In the caller's transaction. A connection that was revoked meanwhile gets no link.
     *
     * @param cookie of the browser that the link is bound to; absent where none has opened it
     */
    Mono<Connection> record(Begun begun, @Nullable OneUseSecret cookie, Channel channel) {
        return connections
                .lock(begun.connection().id())
                .doOnNext(RenewConnection::demandAlive)
                .flatMap(locked -> begun.step().extendedAt() == null
                        ? add(begun, cookie).thenReturn(locked)
                        : extended(locked, begun.step().extendedAt(), channel));
    }

    private Mono<Void> add(Begun begun, @Nullable OneUseSecret cookie) {
        var added = issue.add(begun.link(), begun.at());
        return cookie == null
                ? added
                : added.then(attempts.openedWith(begun.link().attempt().id(), cookie));
    }

    private Mono<Connection> extended(Connection locked, Instant extendedAt, Channel channel) {
        var live = locked.grants().live();
        return live == null ? Mono.just(locked) : extend.of(locked, live.consentNo(), extendedAt, channel);
    }

    private static void demandAlive(Connection connection) {
        if (connection.isRevoked()) {
            throw new ApiProblem(
                    HttpStatus.GONE, "connection_revoked", "It was revoked for good; make a new connection.");
        }
    }

    /** What TrueLayer said to a renewal that is not recorded yet. */
    record Begun(Connection connection, IssuedLink link, Step step, Instant at) {}
}
