package io.bankfeed.common.idempotency;

import io.bankfeed.common.crypto.Sha256;
import io.bankfeed.common.database.Columns;
import io.bankfeed.common.problem.ApiProblem;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * POSTs with an {@code Idempotency-Key}: the key, the answer and the effect commit together, so that a repeat, also one
 * at the same moment, gets the first answer and has no effect. The stored answer must hold no secret.
 */
public final class IdempotentRequests {

    private static final int MAX_KEY_LENGTH = 255;
    private static final String RESERVE = """
            insert into idempotency_key (tenant, route, key, fingerprint, answer)
            values (:tenant, :route, :key, :fingerprint, '') on conflict do nothing
            """;

    private static final String ENTRY = " where tenant = :tenant and route = :route and key = :key";
    private static final String KEEP = "update idempotency_key set answer = :answer" + ENTRY;
    private static final String KEPT = "select fingerprint, answer from idempotency_key" + ENTRY;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    public IdempotentRequests(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * Runs the effect in a transaction, once per key.
     *
     * @param route of the operation, so that one key may serve different ones
     * @param key the header's value; without one the effect simply runs
     * @param request what was asked: the same key with another request is refused with 422
     */
    public <T> Mono<T> once(
            String tenant,
            String route,
            @Nullable String key,
            Object request,
            Class<T> type,
            Supplier<Mono<T>> effect) {
        if (key == null) {
            return Mono.defer(effect).as(transaction::transactional);
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            return Mono.error(new ApiProblem(
                    HttpStatus.BAD_REQUEST, "invalid_idempotency_key", "Send 1 to 255 characters, best a UUID."));
        }
        var entry = new Entry(tenant, route, key, fingerprint(request));
        return reserve(entry)
                .flatMap(isFirst -> isFirst ? effect.get().flatMap(answer -> keep(entry, answer)) : repeat(entry, type))
                .as(transaction::transactional);
    }

    private Mono<Boolean> reserve(Entry entry) {
        return entry.bindTo(database.sql(RESERVE))
                .bind("fingerprint", entry.fingerprint())
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted == 1);
    }

    private <T> Mono<T> keep(Entry entry, T answer) {
        return entry.bindTo(database.sql(KEEP))
                .bind("answer", json.writeValueAsString(answer))
                .fetch()
                .rowsUpdated()
                .thenReturn(answer);
    }

    private <T> Mono<T> repeat(Entry entry, Class<T> type) {
        return entry.bindTo(database.sql(KEPT))
                .map(row -> new Kept(Columns.text(row, "fingerprint"), Columns.text(row, "answer")))
                .one()
                .flatMap(kept -> kept.fingerprint().equals(entry.fingerprint())
                        ? Mono.just(json.readValue(kept.answer(), type))
                        : Mono.error(new ApiProblem(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "idempotency_key_reused",
                                "This Idempotency-Key was used for another request; send a new one.")));
    }

    /** Removes keys that are too old to be repeated in good faith. */
    public Mono<Long> forgetOlderThan(Duration age) {
        return database.sql("delete from idempotency_key where created_at < now() - make_interval(secs => :seconds)")
                .bind("seconds", (double) age.toSeconds())
                .fetch()
                .rowsUpdated();
    }

    private String fingerprint(Object request) {
        return Sha256.hex(json.writeValueAsString(request));
    }

    private record Entry(String tenant, String route, String key, String fingerprint) {

        DatabaseClient.GenericExecuteSpec bindTo(DatabaseClient.GenericExecuteSpec statement) {
            return statement.bind("tenant", tenant).bind("route", route).bind("key", key);
        }
    }

    private record Kept(String fingerprint, String answer) {}
}
