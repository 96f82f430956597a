package io.bankfeed.benchmarks.sync;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * The least work that storing can be: the same rows, ready-made, copied into the same tables with the same indexes in
 * one transaction. They are taken out before, so that they go in where they came from.
 */
final class CopyLimit {
    private CopyLimit() {}

    static double secondsFor(Sync sync, UUID connection) throws Exception {
        var tables = new LinkedHashMap<String, String>();
        tables.put("bank_transaction", "account_id in (select account_id from account where connection_id = '%s')");
        tables.put("change_feed", "connection_id = '%s'");
        var copy = sync.database().unwrap(PGConnection.class).getCopyAPI();
        var rows = new LinkedHashMap<String, byte[]>();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            var where = table.getValue().formatted(connection);
            var out = new ByteArrayOutputStream();
            copy.copyOut("copy (select * from %s where %s) to stdout".formatted(table.getKey(), where), out);
            rows.put(table.getKey(), out.toByteArray());
            sync.execute("delete from %s where %s".formatted(table.getKey(), where));
            sync.execute("vacuum " + table.getKey());
        }
        sync.execute("checkpoint");
        var start = System.nanoTime();
        sync.database().setAutoCommit(false);
        for (Map.Entry<String, byte[]> table : rows.entrySet()) {
            copy.copyIn("copy " + table.getKey() + " from stdin", new ByteArrayInputStream(table.getValue()));
        }
        sync.database().commit();
        sync.database().setAutoCommit(true);
        return (System.nanoTime() - start) / 1e9;
    }
}
