package io.bankfeed.sync.fetch;

import io.bankfeed.sync.account.Accounts;
import io.bankfeed.sync.connection.SyncedConnection;
import io.bankfeed.sync.connection.SyncedConnections;
import io.bankfeed.sync.coverage.Coverage;
import io.bankfeed.sync.coverage.Stretch;
import io.bankfeed.sync.coverage.Stretch.State;
import io.bankfeed.sync.run.TaskRun;
import io.bankfeed.sync.task.Endpoint;
import io.bankfeed.sync.task.Task;
import io.bankfeed.sync.task.Tasks;
import io.bankfeed.sync.truelayer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What an answer makes necessary next. */
@Component
class FollowUp {

    private static final String ACCOUNT_GONE = "account_not_found";
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Tasks tasks;
    private final Accounts accounts;
    private final SyncedConnections connections;
    private final Coverage coverage;
    private final NextRequests next;
    private final Patience patience;

    FollowUp(
            Tasks tasks,
            Accounts accounts,
            SyncedConnections connections,
            Coverage coverage,
            NextRequests next,
            Patience patience) {
        this.tasks = tasks;
        this.accounts = accounts;
        this.connections = connections;
        this.coverage = coverage;
        this.next = next;
        this.patience = patience;
    }

    Mono<Void> afterStored(Task task, TaskRun of, SyncedConnection connection) {
        return switch (task.endpoint()) {
            case ACCOUNTS, CARDS -> next.afterListing(task, of.run(), connection);
            case TRANSACTIONS -> next.afterWindow(task, of);
            case BALANCE -> next.afterBalance(task, of);
            default -> Mono.empty();
        };
    }

    /** Without a new list the accounts that are held are still asked about; unread days stay open. */
    Mono<Void> afterFailure(Task task, SyncedConnection connection, String reason) {
        Mono<Void> consequence = switch (task.endpoint()) {
            case ACCOUNTS, CARDS -> next.withoutListing(task, connection);
            case TRANSACTIONS ->
                coverage.tell(task.accountIdOrNil(), new Stretch(task.requiredWindow(), State.OPEN, reason, null));
            default -> Mono.empty();
        };
        return ACCOUNT_GONE.equals(reason)
                ? consequence.then(connections.listSoon(connection.connectionId()))
                : consequence;
    }

    Mono<Void> daysRefused(Task task, String reason) {
        return next.afterRefusal(task, reason);
    }

    Mono<Void> unsupported(Task task, SyncedConnection connection) {
        Endpoint endpoint = task.endpoint();
        return endpoint.isOfAnAccount()
                ? accounts.lacks(task.accountIdOrNil(), endpoint.code())
                : connections
                        .lacks(connection.connectionId(), endpoint.code())
                        .then(afterFailure(task, connection, "endpoint_not_supported"));
    }

    /** False: a newer token was refused as well. */
    Mono<Boolean> renewToken(Task task, long refusedToken) {
        return task.refusedToken() != null
                ? Mono.just(false)
                : tasks.againWithNewerToken(task, patience.after(SOON), refusedToken)
                        .thenReturn(true);
    }

    /** False: tried often enough. */
    Mono<Boolean> retry(Task task, Answer.Refused refused) {
        return mayTryAgain(task)
                ? tasks.again(task, refused.code(), patience.next(task, refused), true)
                        .thenReturn(true)
                : Mono.just(false);
    }

    boolean mayTryAgain(Task task) {
        return patience.mayTryAgain(task);
    }

    /** When to try again, and how often. */
    @Component
    static class Patience {

        private final FetchProperties properties;
        private final InstantSource clock;

        Patience(FetchProperties properties, InstantSource clock) {
            this.properties = properties;
            this.clock = clock;
        }

        boolean mayTryAgain(Task task) {
            return task.tries() < properties.tries();
        }

        Instant after(Duration wait) {
            return clock.instant().plus(wait);
        }

        Instant next(Task task, Answer.Refused refused) {
            Duration own = properties.retry(task.tries() - 1);
            Duration asked = refused.retryAfter() == null ? Duration.ZERO : refused.retryAfter();
            Duration bounded = asked.compareTo(properties.deadline()) > 0 ? properties.deadline() : asked;
            return after(bounded.compareTo(own) > 0 ? bounded : own);
        }
    }
}
