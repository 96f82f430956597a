package io.bankfeed.common.database;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the partitions of the days to come and drops those whose rows nobody may need any more, by the database's
 * clock. Any number of replicas may call it: one of them works at a time, and what is there is left alone.
 */
public final class DailyPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(DailyPartitions.class);

    /** A service that is down for longer than this starts its first day in the default partition. */
    private static final int DAYS_AHEAD = 3;

    /** First half of the advisory lock's key, so that it meets no other lock of the database: "part". */
    private static final int LOCK_SPACE = 0x70617274;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    public DailyPartitions(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Completes with the number of partitions made or dropped. */
    public Mono<Integer> maintain(DailyTable table) {
        return today().flatMap(today -> partitions(table).flatMap(existing -> maintain(table, today, existing)));
    }

    private Mono<Integer> maintain(DailyTable table, LocalDate today, Set<String> existing) {
        List<LocalDate> missing = today.datesUntil(today.plusDays(DAYS_AHEAD + 1L))
                .filter(day -> !existing.contains(table.partition(day)))
                .toList();
        List<String> outdated = existing.stream()
                .filter(partition -> table.isOutdated(partition, today))
                .sorted()
                .toList();
        return Flux.concat(
                        Flux.fromIterable(missing).concatMap(day -> create(table, day)),
                        Flux.fromIterable(outdated).concatMap(partition -> drop(table, partition)))
                .reduce(0, Integer::sum);
    }

    /**
     * Fails, harmlessly, where rows of that day are in the default partition already: they stay there for their time.
     */
    private Mono<Integer> create(DailyTable table, LocalDate day) {
        return alone(table, run(table.createPartition(day)).thenReturn(1)).onErrorResume(refused -> {
            LOG.warn("no partition of {} for {}: {}", table.name(), day, refused.toString());
            return Mono.just(0);
        });
    }

    private Mono<Integer> drop(DailyTable table, String partition) {
        var dropped = database.sql(
                        "select exists (select from %s where %s) as needed".formatted(partition, table.stillNeeded()))
                .map(row -> Columns.flag(row, "needed"))
                .one()
                .flatMap(needed -> needed
                        ? keep(partition)
                        : run("drop table " + partition).thenReturn(1));
        return alone(table, dropped);
    }

    private static Mono<Integer> keep(String partition) {
        return Mono.fromCallable(() -> {
            LOG.warn("{} is past its time but holds rows that are still needed", partition);
            return 0;
        });
    }

    /** In a transaction that waits neither for another replica nor, for long, for the table. */
    private Mono<Integer> alone(DailyTable table, Mono<Integer> work) {
        return run("set local lock_timeout = '3s'")
                .then(tryLock(table))
                .filter(held -> held)
                .flatMap(held -> work)
                .as(transaction::transactional)
                .defaultIfEmpty(0);
    }

    private Mono<Boolean> tryLock(DailyTable table) {
        return database.sql("select pg_try_advisory_xact_lock(:space, hashtext(:name)) as held")
                .bind("space", LOCK_SPACE)
                .bind("name", table.name())
                .map(row -> Columns.flag(row, "held"))
                .one();
    }

    private Mono<LocalDate> today() {
        return database.sql("select (now() at time zone 'utc')::date as today")
                .map(row -> Columns.required(row, "today", LocalDate.class))
                .one();
    }

    private Mono<Set<String>> partitions(DailyTable table) {
        return database.sql("""
                        select child.relname as name from pg_inherits join pg_class child on child.oid = inhrelid
                         where inhparent = :name::text::regclass
                        """)
                .bind("name", table.name())
                .map(row -> Columns.text(row, "name"))
                .all()
                .collect(Collectors.toSet());
    }

    private Mono<Long> run(String statement) {
        return database.sql(statement).fetch().rowsUpdated();
    }
}
