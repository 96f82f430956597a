package io.bankfeed.common.outbox;

import io.bankfeed.common.database.Bindings;
import io.bankfeed.common.event.AccountEvent;
import io.bankfeed.common.event.EncodedEvent;
import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventCodec;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.common.event.TransactionEvent;
import io.bankfeed.common.observability.Traces;
import io.bankfeed.common.work.AfterCommit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events that commit with the state change they tell of. Appended rows reach the broker at least once, in the order of
 * each key, by the {@link OutboxRelay}; consumers deduplicate by event id.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private static final String INSERT =
            "insert into outbox (traceparent, event_id, topic, record_key, headers, value) values ";

    /** Of each event, besides what they have in common. */
    private static final int COLUMNS = 5;

    /** Few, so that there are as few statements to prepare: most appends are of one event. */
    private static final int AT_ONCE = 8;

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
     * Appends in the given order, in as few statements as it takes, and wakes the relay when that has committed.
     *
     * @return fails with {@link IllegalTransactionStateException} when no transaction is open: an event that commits
     *     apart from its state change is one that can be lost, or told without having happened
     */
    public Mono<Void> append(List<? extends EventEnvelope<?>> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return currentTransaction()
                .then(wakeRelay.arrange())
                .then(traces.traceparent())
                .flatMap(parent -> insert(events, parent.orElse(null)).thenReturn(true))
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

    private Mono<Void> insert(List<? extends EventEnvelope<?>> events, @Nullable String traceparent) {
        return Flux.fromIterable(events)
                .buffer(AT_ONCE)
                .concatMap(portion -> insertAtOnce(portion, traceparent), 0)
                .then();
    }

    /** A row of parameters each: as arrays the events would have to be escaped, and read out of that again. */
    private Mono<Long> insertAtOnce(List<? extends EventEnvelope<?>> events, @Nullable String traceparent) {
        var insert = Bindings.bind(database.sql(INSERT + rows(events.size())), "$1", traceparent, String.class);
        for (int at = 0; at < events.size(); at++) {
            EncodedEvent encoded = codec.encode(events.get(at));
            insert = insert.bind(parameter(at, 0), events.get(at).id())
                    .bind(parameter(at, 1), encoded.topic())
                    .bind(parameter(at, 2), encoded.key())
                    .bind(parameter(at, 3), json.writeValueAsString(encoded.headers()))
                    .bind(parameter(at, 4), new String(encoded.value(), StandardCharsets.UTF_8));
        }
        return insert.fetch().rowsUpdated();
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(row -> IntStream.range(0, COLUMNS)
                        .mapToObj(column -> parameter(row, column))
                        .collect(Collectors.joining(", ", "($1, ", ")")))
                .collect(Collectors.joining(", "));
    }

    private static String parameter(int row, int column) {
        return "$" + (2 + row * COLUMNS + column);
    }

    /**
     * The story of a connection, one line a fact, in the trace that it belongs to. Bank data only when asked for, and
     * so the refresh that comes again and again and changes nothing for anybody: its failure is what is of interest.
     */
    private static void log(EventEnvelope<?> event) {
        LOG.atLevel(level(event.payload()))
                .log("{} of {}, consent {}", event.type().wireType(), event.key(), event.consentNo());
    }

    private static Level level(Event event) {
        return switch (event) {
            case AccountEvent _, TransactionEvent _ -> Level.DEBUG;
            case TokenRefreshed refreshed when !refreshed.initial() -> Level.DEBUG;
            default -> Level.INFO;
        };
    }
}
