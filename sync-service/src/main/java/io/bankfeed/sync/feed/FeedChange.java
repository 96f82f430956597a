package io.bankfeed.sync.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bankfeed.sync.transaction.Appended;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/**
 * One change, the same over HTTP and in events.
 *
 * @param cursor the place of this change: what comes after it follows in the feed
 * @param op {@code added | updated | settled | removed | reinstated}
 * @param transaction as it was after the change
 * @param settledFrom the pending transaction that became this booked one
 * @param characters of the transaction as text, which is nearly all of a change's size
 */
public record FeedChange(
        String cursor,
        String op,
        JsonNode transaction,
        @Nullable UUID settledFrom,
        Instant changedAt,
        @JsonIgnore UUID accountId,
        @JsonIgnore long position,
        @JsonIgnore int characters) {

    /** The transaction is JSON already, and stays as it is. */
    public static FeedChange of(UUID connectionId, Appended change) {
        return new FeedChange(
                new FeedCursor(connectionId, change.position()).text(),
                change.op(),
                JsonNodeFactory.instance.rawValueNode(new RawValue(change.asShown())),
                change.settledFrom(),
                change.changedAt(),
                change.accountId(),
                change.position(),
                change.asShown().length());
    }
}
