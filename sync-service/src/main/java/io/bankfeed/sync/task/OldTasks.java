package io.bankfeed.sync.task;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Ended runs and their tasks are kept for support, for a while. */
@Repository
public class OldTasks {

    private static final Duration KEPT = Duration.ofDays(30);

    private final DatabaseClient database;
    private final InstantSource clock;

    OldTasks(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public Mono<Long> forget() {
        return forget("delete from sync_task where ended_at < :before")
                .then(forget("delete from sync_run where ended_at < :before"));
    }

    private Mono<Long> forget(String sql) {
        return database.sql(sql)
                .bind("before", clock.instant().minus(KEPT))
                .fetch()
                .rowsUpdated();
    }
}
