package io.bankfeed.benchmarks.sync;

/** Rows of transactions and changes ever written, as PostgreSQL counts them. */
final class RowWrites {
    private RowWrites() {}

    static long now(Sync sync) {
        sync.execute("select pg_stat_force_next_flush()");
        sync.execute("select pg_stat_clear_snapshot()");
        pauseUntilBackendsReport();
        return sync.number("""
                select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables
                 where relname like 'bank_transaction%' or relname like 'change_feed%'
                """);
    }

    /** Idle backends report what they have done after a second at the latest. */
    private static void pauseUntilBackendsReport() {
        try {
            Thread.sleep(1500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
