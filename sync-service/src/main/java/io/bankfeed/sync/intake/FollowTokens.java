package io.bankfeed.sync.intake;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import io.bankfeed.sync.connection.SyncedConnections;
import io.bankfeed.sync.run.EndRun;
import io.bankfeed.sync.run.Runs;
import io.bankfeed.sync.run.StartRun;
import io.bankfeed.sync.task.EndedTasks;
import io.bankfeed.sync.task.Tasks;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What tokens mean for syncing. */
@Component
class FollowTokens {

    private final Current current;
    private final SyncedConnections connections;
    private final StartRun start;
    private final StopRun stop;
    private final Tasks tasks;
    private final Tenants tenants;

    FollowTokens(
            Current current,
            SyncedConnections connections,
            StartRun start,
            StopRun stop,
            Tasks tasks,
            Tenants tenants) {
        this.current = current;
        this.connections = connections;
        this.start = start;
        this.stop = stop;
        this.tasks = tasks;
        this.tenants = tenants;
    }

    Mono<Void> granted(EventEnvelope<?> event, TokenRefreshed tokens) {
        return current.inUse(
                event,
                () -> connections
                        .granted(event, tokens)
                        .then(releasedAtOnce(event, tokens))
                        .then(connections.lock(event.connectionId()))
                        .flatMap(start::initial)
                        .then());
    }

    Mono<Void> refreshed(EventEnvelope<?> event, TokenRefreshed tokens) {
        return current.inUse(
                event,
                () -> connections
                        .refreshed(event.connectionId(), tokens.tokenVersion(), event.occurredAt())
                        .then(tasks.tokenArrived(event.connectionId())));
    }

    /** A renewal that comes to nothing bears a number of its own and leaves the grant in use alone. */
    Mono<Void> lost(EventEnvelope<?> event, TokenLost lost) {
        return current.once(
                event,
                () -> connections
                        .lock(event.connectionId())
                        .filter(connection -> !connection.hasToken() || connection.consentNo() == event.consentNo())
                        .flatMap(connection -> connections
                                .tokenLost(connection.connectionId(), lost.reason(), lost.actor())
                                .then(stop.of(connection.connectionId(), lost))));
    }

    private Mono<Void> releasedAtOnce(EventEnvelope<?> event, TokenRefreshed tokens) {
        boolean unconfirmed = tenants.find(event.tenant())
                .filter(tenant -> tenant.confirmation() == Tenant.Confirmation.NONE)
                .isPresent();
        return unconfirmed ? connections.confirmed(event, tokens.grantedAt()) : Mono.empty();
    }

    /** Ends the run under way when nothing can be asked any more. */
    @Component
    static class StopRun {

        private final Runs runs;
        private final EndedTasks ended;
        private final EndRun end;

        StopRun(Runs runs, EndedTasks ended, EndRun end) {
            this.runs = runs;
            this.ended = ended;
            this.end = end;
        }

        Mono<Void> of(UUID connectionId, TokenLost lost) {
            return runs.active(connectionId)
                    .flatMap(run -> ended.failAll(run.syncId(), lost.reason(), lost.actor())
                            .then(end.ifDone(run.syncId())));
        }
    }
}
