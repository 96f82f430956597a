package io.bankfeed.sync.run;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;

/**
 * The run that a task belongs to.
 *
 * @param withUserIp the task's request went out while its user was there
 * @param provable of the account's balance and transactions it has stored the other too
 * @param goesOn it has other tasks under way: only under its connection's lock could these end
 */
public record TaskRun(SyncRun run, boolean withUserIp, boolean provable, boolean goesOn) {

    /** From the columns of the run, and the task's. */
    public static TaskRun of(Readable row) {
        return new TaskRun(
                SyncRun.of(row),
                Columns.flag(row, "with_user_ip"),
                Columns.flag(row, "provable"),
                Columns.flag(row, "goes_on"));
    }
}
