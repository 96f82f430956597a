package io.bankfeed.sync.intake;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.sync.connection.SyncedConnections;
import io.bankfeed.sync.transaction.ChangeFeed;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tenant knows whose data it is: from now on it may see it. */
@Component
class ReleaseData {

    private final Current current;
    private final SyncedConnections connections;
    private final ChangeFeed feed;

    ReleaseData(Current current, SyncedConnections connections, ChangeFeed feed) {
        this.current = current;
        this.connections = connections;
        this.feed = feed;
    }

    Mono<Void> of(EventEnvelope<?> event, ConsentConfirmed confirmed) {
        return current.once(
                event,
                () -> connections.confirmed(event, confirmed.confirmedAt()).then(feed.announce()));
    }

    /** Of a renewal that shares no account with those before it. */
    Mono<Void> ofOtherAccounts(EventEnvelope<?> event) {
        return current.once(
                event, () -> connections.otherAccountsAccepted(event).then(feed.announce()));
    }
}
