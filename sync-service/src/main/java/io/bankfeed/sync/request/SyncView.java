package io.bankfeed.sync.request;

import io.bankfeed.common.database.Columns;
import io.bankfeed.sync.read.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sync run.
 *
 * @param state {@code running | completed | failed}
 * @param actor who must act where it failed
 */
record SyncView(
        UUID syncId,
        UUID connectionId,
        String trigger,
        String state,
        @Nullable String reason,
        String actor,
        Counts counts,
        boolean historyComplete,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant dataAsOf,
        @Nullable Instant nextRunAt) {

    static SyncView of(Readable row) {
        return new SyncView(
                Rows.id(row, "sync_id"),
                Rows.id(row, "connection_id"),
                Rows.text(row, "trigger"),
                Rows.text(row, "state"),
                Rows.textOrNull(row, "reason"),
                Rows.text(row, "actor"),
                Counts.of(row),
                Rows.flag(row, "history_complete"),
                Columns.instant(row, "started_at"),
                Columns.instantOrNull(row, "ended_at"),
                Columns.instantOrNull(row, "data_as_of"),
                Columns.instantOrNull(row, "next_run_at"));
    }

    record Counts(long accounts, long added, long updated, long settled, long removed, long reinstated) {

        static Counts of(Readable row) {
            return new Counts(
                    Rows.number(row, "accounts"),
                    Rows.number(row, "added"),
                    Rows.number(row, "updated"),
                    Rows.number(row, "settled"),
                    Rows.number(row, "removed"),
                    Rows.number(row, "reinstated"));
        }
    }
}
