package io.bankfeed.auth.feed;

import io.bankfeed.auth.connection.Announcements;
import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.Replacements;
import io.bankfeed.common.event.ConnectionEvent.ConsentRecovered;
import io.bankfeed.common.event.ConnectionEvent.ConsentRenewed;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.SyncEvent.AccountsCompared;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.SyncEvent.SyncFailed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What became of the syncs, as the connection's health, and as the end of a renewal or of a trouble. */
@Component
class FollowSyncs {

    private static final AccountsCompared NOT_COMPARED = new AccountsCompared(List.of(), List.of(), List.of(), false);

    private final OncePerGrant once;
    private final MoveConnections move;
    private final Replacements replacements;
    private final Announcements announcements;

    FollowSyncs(OncePerGrant once, MoveConnections move, Replacements replacements, Announcements announcements) {
        this.once = once;
        this.move = move;
        this.replacements = replacements;
        this.announcements = announcements;
    }

    Mono<Void> completed(EventEnvelope<?> event, SyncCompleted sync) {
        return once.effect(
                event,
                connection -> renewed(connection, event, NOT_COMPARED)
                        .then(recovered(connection, event))
                        .then(move.one(
                                connection.id(),
                                locked -> locked.synced(event.occurredAt(), sync.dataAsOf(), sync.nextRunAt()))));
    }

    Mono<Void> failed(EventEnvelope<?> event, SyncFailed failure) {
        return once.effect(
                event,
                connection -> move.one(
                        connection.id(),
                        locked -> locked.notSynced(
                                event.occurredAt(), failure.reason(), failure.actor(), failure.nextRunAt())));
    }

    /** Comes before the end of the run, and only where the bank would list the accounts. */
    Mono<Void> compared(EventEnvelope<?> event, AccountsCompared accounts) {
        return once.effect(
                event,
                connection -> renewed(connection, event, accounts)
                        .then(move.locked(
                                connection,
                                locked -> locked.compared(event.consentNo(), accounts.isHeld(), event.occurredAt()))));
    }

    /** Once per renewal: the first data under the new grant. */
    private Mono<Void> renewed(Connection connection, EventEnvelope<?> event, AccountsCompared accounts) {
        return replacements
                .told(connection.id(), event.consentNo(), accounts, event.occurredAt())
                .flatMap(expiresAt -> announcements.about(connection, renewal(expiresAt, accounts)));
    }

    private Mono<Void> recovered(Connection connection, EventEnvelope<?> event) {
        return connection.recovering()
                ? announcements.about(connection, new ConsentRecovered(event.occurredAt()))
                : Mono.empty();
    }

    private static ConsentRenewed renewal(Instant expiresAt, AccountsCompared accounts) {
        return new ConsentRenewed(
                expiresAt, texts(accounts.cameBack()), texts(accounts.added()), texts(accounts.noLongerShared()));
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
