package io.bankfeed.sync.run;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/** One sync of a connection. */
public record SyncRun(
        UUID syncId, UUID connectionId, long consentNo, Trigger trigger, boolean running, Instant startedAt) {

    static SyncRun of(Readable row) {
        return new SyncRun(
                required(row, "sync_id", UUID.class),
                required(row, "connection_id", UUID.class),
                required(row, "consent_no", Long.class),
                Trigger.ofCode(text(row, "trigger")),
                "running".equals(text(row, "state")),
                Columns.instant(row, "started_at"));
    }
}
