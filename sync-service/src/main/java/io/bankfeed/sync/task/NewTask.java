package io.bankfeed.sync.task;

import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.coverage.Window;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to be made. Its columns are those of the table.
 *
 * @param priority lower goes first
 */
public record NewTask(
        UUID taskRef,
        String endpoint,
        @Nullable UUID accountId,
        @Nullable LocalDate windowFrom,
        @Nullable LocalDate windowTo,
        int priority) {

    public static NewTask of(Endpoint endpoint, int priority) {
        return new NewTask(Ids.next(), endpoint.code(), null, null, null, priority);
    }

    public static NewTask of(Endpoint endpoint, UUID accountId, int priority) {
        return new NewTask(Ids.next(), endpoint.code(), accountId, null, null, priority);
    }

    public static NewTask ofWindow(UUID accountId, Window window, int priority) {
        return new NewTask(Ids.next(), Endpoint.TRANSACTIONS.code(), accountId, window.from(), window.to(), priority);
    }
}
