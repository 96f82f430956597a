package io.bankfeed.sync.request;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads runs for showing. */
@Repository
class SyncViews {

    private final DatabaseClient database;

    SyncViews(DatabaseClient database) {
        this.database = database;
    }

    Mono<SyncView> get(UUID syncId) {
        return database.sql("select * from sync_run where sync_id = :sync")
                .bind("sync", syncId)
                .map(SyncView::of)
                .one();
    }

    Flux<SyncView> newestOf(UUID connectionId, int limit) {
        return database.sql("""
                        select * from sync_run where connection_id = :connection order by started_at desc limit :limit
                        """)
                .bind("connection", connectionId)
                .bind("limit", limit)
                .map(SyncView::of)
                .all();
    }
}
