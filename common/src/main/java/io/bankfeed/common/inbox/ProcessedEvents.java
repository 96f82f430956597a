package io.bankfeed.common.inbox;

import io.bankfeed.common.database.DailyTable;
import io.bankfeed.common.event.EventEnvelope;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes at-least-once delivery an effect once: event id and effect commit together. */
public final class ProcessedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessedEvents.class);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    public ProcessedEvents(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Runs the effect in one transaction with the event's id; a duplicate completes without running it. */
    public Mono<Void> once(EventEnvelope<?> event, Supplier<Mono<Void>> effect) {
        return remember(event.id())
                .flatMap(isNew -> isNew ? effect.get() : skip(event))
                .as(transaction::transactional);
    }

    /** The ids, kept for longer than any topic holds a record: a replay of a topic has no effect twice. */
    public static DailyTable table(Duration kept) {
        return new DailyTable("processed_event", DailyTable.Key.UUID_V7, kept, "false");
    }

    /** Ends ids that no day's partition takes. */
    public Mono<Long> forgetOlderThan(Duration age) {
        return database.sql("""
                        delete from processed_event_default
                         where processed_at < now() - make_interval(secs => :seconds)
                        """)
                .bind("seconds", (double) age.toSeconds())
                .fetch()
                .rowsUpdated();
    }

    /** Waits for another transaction that holds the same id, and then sees whether that one committed. */
    private Mono<Boolean> remember(UUID eventId) {
        return database.sql("insert into processed_event (event_id) values (:id) on conflict do nothing")
                .bind("id", eventId)
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted == 1);
    }

    private static Mono<Void> skip(EventEnvelope<?> event) {
        return Mono.fromRunnable(() -> LOG.debug("{} {} was processed before", event.type(), event.id()));
    }
}
