package io.bankfeed.common.outbox;

import io.bankfeed.common.event.AccountEvent;
import io.bankfeed.common.event.EncodedEvent;
import io.bankfeed.common.event.EventCodec;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TransactionEvent;
import io.bankfeed.common.observability.Traces;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events that commit with the state change they tell of. Appended rows reach the broker at least once, in the order of
 * each key, by the {@link OutboxRelay}; consumers deduplicate by event id.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private static final String INSERT = """
            insert into outbox (event_id, topic, record_key, headers, value, traceparent)
            select event_id, topic, record_key, headers, value, nullif($6, '')
              from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
                   with ordinality as entry(event_id, topic, record_key, headers, value, position)
             order by position
            """;

    private final DatabaseClient database;
    private final EventCodec codec;
    private final JsonMapper json;
    private final Traces traces;
    private final AfterCommit wakeRelay;

    /** @param relay wakes it; a relay elsewhere finds the rows by its own looking */
    Outbox(DatabaseClient database, EventCodec codec, JsonMapper json, Traces traces, Runnable relay) {
        this.database = database;
        this.codec = codec;
        this.json = json;
        this.traces = traces;
        this.wakeRelay = new AfterCommit(relay);
    }

    /** See {@link #append(List)}. */
    public Mono<Void> append(EventEnvelope<?>... events) {
        return append(Arrays.asList(events));
    }

    /**
     * Appends in the given order, in one statement, and wakes the relay when that has committed.
     *
     * @return fails with {@link IllegalTransactionStateException} when no transaction is open: an event that commits
     *     apart from its state change is one that can be lost, or told without having happened
     */
    public Mono<Void> append(List<? extends EventEnvelope<?>> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return currentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(wakeRelay))
                .then(traces.traceparent())
                .flatMap(parent -> insert(events, parent.orElse("")))
                .doOnSuccess(inserted -> events.forEach(Outbox::log))
                .then();
    }

    private static Mono<TransactionSynchronizationManager> currentTransaction() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorComplete(NoTransactionException.class)
                .filter(TransactionSynchronizationManager::isActualTransactionActive)
                .switchIfEmpty(
                        Mono.error(() -> new IllegalTransactionStateException("an outbox append needs a transaction")));
    }

    private Mono<Long> insert(List<? extends EventEnvelope<?>> events, String traceparent) {
        List<EncodedEvent> encoded = events.stream().map(codec::encode).toList();
        return database.sql(INSERT)
                .bind("$1", column(events, event -> event.id().toString()))
                .bind("$2", column(encoded, EncodedEvent::topic))
                .bind("$3", column(encoded, EncodedEvent::key))
                .bind("$4", column(encoded, event -> json.writeValueAsString(event.headers())))
                .bind("$5", column(encoded, event -> new String(event.value(), StandardCharsets.UTF_8)))
                .bind("$6", traceparent)
                .fetch()
                .rowsUpdated();
    }

    /** The story of a connection, one line a fact, in the trace that it belongs to; bank data only when asked for. */
    private static void log(EventEnvelope<?> event) {
        boolean bankData = event.payload() instanceof AccountEvent || event.payload() instanceof TransactionEvent;
        LOG.atLevel(bankData ? Level.DEBUG : Level.INFO)
                .log("{} of {}, consent {}", event.type().wireType(), event.key(), event.consentNo());
    }

    private static <R> String[] column(List<R> rows, Function<R, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
