package io.bankfeed.benchmarks.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Accounts of 3,000 transactions over two years each, written past the service: only their number matters. */
final class StoredRows {
    private static final int OF_AN_ACCOUNT = 3_000;
    private static final int DAYS = 730;

    private final Sync sync;
    private final List<UUID> accounts = new ArrayList<>();

    StoredRows(Sync sync) {
        this.sync = sync;
    }

    /** Without the indexes, which are made anew afterwards: an index that grows row by row would take an hour. */
    void fill(int from, int to) throws SQLException {
        var indexes = indexes();
        sync.execute("alter system set max_wal_size = '16GB'"); // no checkpoint within, each of which copies all pages
        sync.execute("select pg_reload_conf()");
        indexes.forEach(index -> sync.execute("drop index " + index.name));
        sync.execute("set session_replication_role = replica");
        sync.execute(fill().formatted(from / OF_AN_ACCOUNT, to / OF_AN_ACCOUNT, OF_AN_ACCOUNT, DAYS));
        sync.execute("set maintenance_work_mem = '256MB'");
        indexes.forEach(index -> sync.execute(index.definition));
        sync.execute("vacuum analyze bank_transaction");
        sync.execute("analyze");
        sync.execute("checkpoint");
        accounts.clear();
        try (var statement = sync.database().createStatement();
                var rows =
                        statement.executeQuery("select account_id from account where provider_account_id = 'stored'")) {
            while (rows.next()) {
                accounts.add(rows.getObject(1, UUID.class));
            }
        }
    }

    private static String fill() {
        try (var file = StoredRows.class.getResourceAsStream("/sync/stored-rows.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    UUID anyAccount(RandomGenerator random) {
        return accounts.get(random.nextInt(accounts.size()));
    }

    LocalDate anyDay(RandomGenerator random) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(random.nextInt(DAYS));
    }

    private record Index(String name, String definition) {}

    private List<Index> indexes() throws SQLException {
        var indexes = new ArrayList<Index>();
        try (var statement = sync.database().createStatement();
                var rows = statement.executeQuery("select indexname, indexdef from pg_indexes "
                        + "where tablename = 'bank_transaction' and indexname <> 'bank_transaction_pkey'")) {
            while (rows.next()) {
                indexes.add(new Index(rows.getString(1), rows.getString(2)));
            }
        }
        return indexes;
    }
}
