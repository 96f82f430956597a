package io.bankfeed.sync.request;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
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
}
