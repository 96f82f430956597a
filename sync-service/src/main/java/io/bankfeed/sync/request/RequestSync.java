package io.bankfeed.sync.request;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.sync.access.ReleasedConnection;
import io.bankfeed.sync.read.Rows;
import io.bankfeed.sync.run.StartRun;
import io.r2dbc.spi.Readable;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Starts a run, or joins the one that is active; without a usable token it says who must act. */
@Component
class RequestSync {

    private static final String TOKEN = """
            select token_state, token_reason, token_actor from synced_connection where connection_id = :connection
            """;

    private final StartRun start;
    private final SyncViews syncs;
    private final DatabaseClient database;

    RequestSync(StartRun start, SyncViews syncs, DatabaseClient database) {
        this.start = start;
        this.syncs = syncs;
        this.database = database;
    }

    Mono<SyncView> of(ReleasedConnection connection) {
        return now(connection.connectionId());
    }

    /** Released or not: what operators ask for gives nobody data. */
    Mono<SyncView> now(UUID connectionId) {
        return start.requested(connectionId)
                .flatMap(run -> syncs.get(run.syncId()))
                .switchIfEmpty(Mono.defer(() -> refused(connectionId)));
    }

    private Mono<SyncView> refused(UUID connectionId) {
        return database.sql(TOKEN)
                .bind("connection", connectionId)
                .map(RequestSync::whyNot)
                .one()
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("connection")))
                .flatMap(Mono::error);
    }

    private static ApiProblem whyNot(Readable row) {
        return "lost".equals(Rows.text(row, "token_state"))
                ? new ApiProblem(
                                HttpStatus.CONFLICT,
                                "reconsent_required",
                                "The bank no longer gives data for this consent.")
                        .with("reason", Objects.requireNonNullElse(Rows.textOrNull(row, "token_reason"), "unknown"))
                        .actor(Actor.valueOf(Rows.text(row, "token_actor").toUpperCase(Locale.ROOT)))
                : new ApiProblem(
                                HttpStatus.CONFLICT,
                                "not_ready",
                                "The consent is still being set up; try again shortly.")
                        .actor(Actor.NOBODY);
    }
}
