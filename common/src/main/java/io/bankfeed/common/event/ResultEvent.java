package io.bankfeed.common.event;

import java.time.Instant;
import java.util.UUID;

/** What webhook-receiver says on {@link Topics#RESULTS}; key: connection id. Internal. */
public sealed interface ResultEvent extends Event {

    /**
     * TrueLayer reported the end of an asynchronous request. A hint: sync-service looks for itself.
     *
     * @param taskRef ours, from the capability in the webhook's URL
     * @param reportedStatus lower case as far as it could be read, else {@code unknown}
     */
    record ResultsReady(UUID taskRef, String reportedStatus, Instant receivedAt) implements ResultEvent {}
}
