package io.bankfeed.sync.run;

import io.bankfeed.common.database.Bindings;
import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.SyncEvent.SyncFailed;
import io.bankfeed.common.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends a run with its last task, in the same transaction, and says so. */
@Component
public class EndRun {

    private static final String END = """
            update sync_run
               set state = :state, reason = :reason, actor = :actor, accounts = :accounts, ended_at = :now,
                   data_as_of = :as_of, next_run_at = :next, history_complete = :complete
             where sync_id = :sync
            """;
    private static final String AFTERWARDS = """
            update synced_connection
               set last_attempt_at = :now, next_run_at = :next,
                   last_success_at = case when :stored then :now else last_success_at end,
                   data_as_of = case when :stored then :as_of else data_as_of end,
                   last_deep_at = case when :listed then :now else last_deep_at end
             where connection_id = :connection
            """;

    private final DatabaseClient database;
    private final Outbox outbox;
    private final Events events;
    private final NextRun nextRun;
    private final ComparedAccounts compared;
    private final InstantSource clock;

    EndRun(
            DatabaseClient database,
            Outbox outbox,
            Events events,
            NextRun nextRun,
            ComparedAccounts compared,
            InstantSource clock) {
        this.database = database;
        this.compared = compared;
        this.outbox = outbox;
        this.events = events;
        this.nextRun = nextRun;
        this.clock = clock;
    }

    /** To be called after every change of a run's tasks, under the connection's lock. */
    public Mono<Void> ifDone(UUID syncId) {
        return database.sql(Outcome.OF_RUN)
                .bind("sync", syncId)
                .map(Outcome::of)
                .one()
                .filter(outcome -> !outcome.goesOn())
                .flatMap(outcome -> end(outcome, nextRun.after(outcome)));
    }

    private Mono<Void> end(Outcome outcome, @Nullable Instant next) {
        return run(outcome, next).then(connection(outcome, next)).then(tell(outcome, next));
    }

    private Mono<Long> run(Outcome outcome, @Nullable Instant next) {
        var update = Bindings.bind(database.sql(END), "next", next, Instant.class);
        return Bindings.bind(update, "reason", outcome.reason(), String.class)
                .bind("state", outcome.anyStored() ? "completed" : "failed")
                .bind("actor", outcome.actor().name().toLowerCase(Locale.ROOT))
                .bind("accounts", outcome.accounts())
                .bind("complete", outcome.historyComplete())
                .bind("as_of", outcome.dataAsOf())
                .bind("now", clock.instant())
                .bind("sync", outcome.syncId())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Long> connection(Outcome outcome, @Nullable Instant next) {
        return Bindings.bind(database.sql(AFTERWARDS), "next", next, Instant.class)
                .bind("stored", outcome.anyStored())
                .bind("listed", outcome.listed())
                .bind("as_of", outcome.dataAsOf())
                .bind("now", clock.instant())
                .bind("connection", outcome.connectionId())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> tell(Outcome outcome, @Nullable Instant next) {
        Event event = outcome.anyStored()
                ? new SyncCompleted(
                        outcome.syncId(),
                        outcome.accounts(),
                        outcome.added(),
                        outcome.updated(),
                        outcome.removed(),
                        outcome.dataAsOf(),
                        next,
                        outcome.historyComplete())
                : new SyncFailed(outcome.syncId(), outcome.reasonOr("nothing_to_ask_for"), outcome.actor(), next);
        return compared.afterRenewal(outcome)
                .map(List::<Event>of)
                .defaultIfEmpty(List.of())
                .map(before -> Stream.concat(before.stream(), Stream.of(event)))
                .flatMap(told -> outbox.append(
                        told.map(each -> events.of(outcome.connectionId(), outcome.tenant(), outcome.consentNo(), each))
                                .toList()));
    }
}
