package io.bankfeed.sync.run;

import io.bankfeed.sync.connection.SyncedConnection;
import io.bankfeed.sync.connection.SyncedConnections;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Begins runs. A request while one is active is answered with that one. */
@Component
public class StartRun {

    private static final Duration DEEP_LOOK_EVERY = Duration.ofDays(7);

    private final SyncedConnections connections;
    private final Runs runs;
    private final PlanRun plan;
    private final EndRun end;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    StartRun(
            SyncedConnections connections,
            Runs runs,
            PlanRun plan,
            EndRun end,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.connections = connections;
        this.runs = runs;
        this.plan = plan;
        this.end = end;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A tenant asks; empty: there is no such connection, or no token for it. */
    public Mono<SyncRun> requested(UUID connectionId) {
        return connections
                .lock(connectionId)
                .filter(SyncedConnection::hasToken)
                .flatMap(connection ->
                        runs.active(connectionId).switchIfEmpty(Mono.defer(() -> begin(connection, Trigger.REQUESTED))))
                .as(transaction::transactional);
    }

    /** Within the caller's transaction: a fresh grant. What an older one had under way is over. */
    public Mono<SyncRun> initial(SyncedConnection connection) {
        return runs.supersedeActive(connection.connectionId())
                .then(Mono.defer(() -> begin(connection, Trigger.INITIAL)));
    }

    /** Starts the routine runs that are due; completes with how many. */
    Mono<Integer> due() {
        return connections
                .lockDue(clock.instant())
                .collectList()
                .flatMap(due -> Flux.fromIterable(due)
                        .concatMap(connection -> begin(connection, routine(connection)))
                        .count())
                .map(Long::intValue)
                .as(transaction::transactional);
    }

    private Mono<SyncRun> begin(SyncedConnection connection, Trigger trigger) {
        return runs.start(connection, trigger)
                .flatMap(run -> plan.begin(run, connection)
                        .then(end.ifDone(run.syncId()))
                        .thenReturn(run));
    }

    private Trigger routine(SyncedConnection connection) {
        var last = connection.lastDeepAt();
        return last == null || last.plus(DEEP_LOOK_EVERY).isBefore(clock.instant()) ? Trigger.DEEP : Trigger.ROUTINE;
    }
}
