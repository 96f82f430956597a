package io.bankfeed.sync.feed;

import io.bankfeed.common.database.DailyPartitions;
import io.bankfeed.common.database.DailyTable;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** How far back the change feed reaches. What a tenant's topic has not been told yet stays, however old it is. */
@Repository
public class FeedRetention {
    /** Of rows of the feed, whose {@code position} this is. */
    private static final String UNTOLD =
            "connection_id in (select connection_id from synced_connection where published_position < position)";

    private final DailyPartitions partitions;
    private final DatabaseClient database;
    private final InstantSource clock;
    private final Duration kept;

    FeedRetention(
            DailyPartitions partitions,
            DatabaseClient database,
            InstantSource clock,
            @Value("${bankfeed.retention.feed:35d}") Duration kept) {
        this.partitions = partitions;
        this.database = database;
        this.clock = clock;
        this.kept = kept;
    }

    /** A cursor from before answers {@code cursor_expired}. */
    public Mono<Void> enforce() {
        return partitions
                .maintain(new DailyTable("change_feed", DailyTable.Key.INSTANT, kept, UNTOLD))
                .then(forgetWhatNoDayHolds());
    }

    private Mono<Void> forgetWhatNoDayHolds() {
        return database.sql("delete from change_feed_default where changed_at < :before and not " + UNTOLD)
                .bind("before", clock.instant().minus(kept))
                .fetch()
                .rowsUpdated()
                .then();
    }
}
