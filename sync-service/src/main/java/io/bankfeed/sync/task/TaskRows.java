package io.bankfeed.sync.task;

import static io.bankfeed.common.database.Columns.flag;
import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.database.Columns;
import io.bankfeed.sync.coverage.Window;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A claimed task as the database gives it. */
final class TaskRows {

    private TaskRows() {}

    static Task task(Readable row) {
        return new Task(
                required(row, "task_ref", UUID.class),
                required(row, "sync_id", UUID.class),
                required(row, "connection_id", UUID.class),
                text(row, "tenant"),
                required(row, "consent_no", Long.class),
                text(row, "provider_id"),
                Endpoint.ofCode(text(row, "endpoint")),
                account(row),
                window(row),
                required(row, "priority", Integer.class),
                flag(row, "attended"),
                required(row, "tries", Integer.class),
                required(row, "polls", Integer.class),
                row.get("refused_token", Long.class),
                required(row, "lease", UUID.class),
                row.get("results_uri", String.class),
                Columns.instantOrNull(row, "deadline"),
                Columns.instantOrNull(row, "requested_at"),
                row.get("traceparent", String.class));
    }

    private static @Nullable TaskAccount account(Readable row) {
        UUID accountId = row.get("account_id", UUID.class);
        return accountId == null
                ? null
                : new TaskAccount(accountId, text(row, "kind"), text(row, "provider_account_id"));
    }

    private static @Nullable Window window(Readable row) {
        LocalDate from = row.get("window_from", LocalDate.class);
        LocalDate to = row.get("window_to", LocalDate.class);
        return from == null || to == null ? null : new Window(from, to);
    }
}
