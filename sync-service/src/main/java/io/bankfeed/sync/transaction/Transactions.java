package io.bankfeed.sync.transaction;

import io.bankfeed.sync.coverage.Window;
import io.bankfeed.sync.database.JsonRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of accounts, read and written in bulk: a few statements an answer, however many rows it has. */
@Repository
class Transactions {

    private static final String COLUMNS = """
            select transaction_uid, status, normalised_provider_transaction_id, provider_transaction_id, fingerprint,
                   occurrence, content_hash, value, currency, booked_on, occurred_at, description, settled_from,
                   settled_into, removed_at, first_seen_at
              from bank_transaction
            """;
    private static final String PENDING_OR_SAME_ID = """
            select transaction_uid from bank_transaction
             where account_id = :account and status = 'pending' and (removed_at is null or changed_at > :recently)
             union all
            select transaction_uid from bank_transaction
             where account_id = :account and normalised_provider_transaction_id = any(:normalised)
             union all
            select transaction_uid from bank_transaction
             where account_id = :account and provider_transaction_id = any(:provider)
            """;
    private static final String OF_DAYS = """
             union all
            select transaction_uid from bank_transaction
             where account_id = :account and booked_on between :from and :to
            """;
    private static final String UPSERT = """
            insert into bank_transaction as held
                   (transaction_uid, account_id, status, normalised_provider_transaction_id, provider_transaction_id,
                    fingerprint, occurrence, transaction_id, direction, value, currency, booked_on, timestamp,
                    occurred_at, description, merchant_name, category, classification, running_balance_value,
                    running_balance_currency, sign_mismatch, meta, raw, content_hash, settled_from,
                    first_seen_at, changed_at)
            select transaction_uid, account_id, status, normalised_provider_transaction_id, provider_transaction_id,
                   fingerprint, occurrence, transaction_id, direction, value, currency, booked_on, timestamp,
                   occurred_at, description, merchant_name, category, classification, running_balance_value,
                   running_balance_currency, sign_mismatch, meta, raw, content_hash, settled_from,
                   first_seen_at, changed_at
              from json_populate_recordset(null::bank_transaction, :rows::json)
            on conflict (transaction_uid) do update
               set normalised_provider_transaction_id = excluded.normalised_provider_transaction_id,
                   provider_transaction_id = excluded.provider_transaction_id, fingerprint = excluded.fingerprint,
                   occurrence = excluded.occurrence, transaction_id = excluded.transaction_id,
                   direction = excluded.direction, value = excluded.value, currency = excluded.currency,
                   booked_on = excluded.booked_on, timestamp = excluded.timestamp,
                   occurred_at = excluded.occurred_at, description = excluded.description,
                   merchant_name = excluded.merchant_name, category = excluded.category,
                   classification = excluded.classification,
                   running_balance_value = excluded.running_balance_value,
                   running_balance_currency = excluded.running_balance_currency,
                   sign_mismatch = excluded.sign_mismatch, meta = excluded.meta, raw = excluded.raw,
                   content_hash = excluded.content_hash, removed_at = null, changed_at = excluded.changed_at
            """;
    private static final String REMOVE = """
            update bank_transaction set removed_at = :now, changed_at = :now where transaction_uid = any(:gone)
            """;
    private static final String SETTLE = """
            with settled as (select * from unnest(:pending::uuid[], :booked::uuid[]) as pair(pending_uid, booked_uid)),
                 booked as (update bank_transaction set settled_from = pending_uid, changed_at = :now from settled
                             where transaction_uid = booked_uid and settled_from is null)
            update bank_transaction
               set settled_into = booked_uid, removed_at = coalesce(removed_at, :now), changed_at = :now
              from settled where transaction_uid = pending_uid
            """;

    private static final int ROWS_A_STATEMENT = 2_000;

    private final DatabaseClient database;
    private final JsonRows rows;

    Transactions(DatabaseClient database, JsonRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** What an answer may concern: rows of its days, rows of its ids, and the pending set. */
    Mono<List<HeldRow>> concernedBy(UUID accountId, Days days, List<FetchedRow> fetched) {
        return database.sql(COLUMNS + " where transaction_uid in (" + PENDING_OR_SAME_ID + OF_DAYS + ")")
                .bind("account", accountId)
                .bind("from", days.from())
                .bind("to", days.to())
                .bind("recently", days.recently())
                .bind("normalised", ids(fetched, FetchedRow::normalisedId))
                .bind("provider", ids(fetched, FetchedRow::providerId))
                .map(HeldRow::of)
                .all()
                .collectList();
    }

    /**
     * In portions, so that neither memory nor the database's patience with one statement sets the size of an answer.
     */
    Mono<Void> write(List<TransactionRow> written) {
        return Flux.fromIterable(written)
                .buffer(ROWS_A_STATEMENT)
                .concatMap(portion -> database.sql(UPSERT)
                        .bind("rows", rows.of(portion))
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    Mono<Void> remove(List<Change> changes, Instant now) {
        UUID[] gone = changes.stream()
                .filter(change -> change.op() == Op.REMOVED)
                .map(Change::uid)
                .toArray(UUID[]::new);
        return gone.length == 0
                ? Mono.empty()
                : database.sql(REMOVE)
                        .bind("gone", gone)
                        .bind("now", now)
                        .fetch()
                        .rowsUpdated()
                        .then();
    }

    Mono<Void> settle(List<Change> changes, Instant now) {
        List<Change> settled =
                changes.stream().filter(change -> change.settledFrom() != null).toList();
        return settled.isEmpty()
                ? Mono.empty()
                : database.sql(SETTLE)
                        .bind(
                                "pending",
                                settled.stream().map(Change::settledFrom).toArray(UUID[]::new))
                        .bind("booked", settled.stream().map(Change::uid).toArray(UUID[]::new))
                        .bind("now", now)
                        .fetch()
                        .rowsUpdated()
                        .then();
    }

    private static String[] ids(List<FetchedRow> fetched, Function<FetchedRow, @Nullable String> id) {
        return fetched.stream().map(id).filter(Objects::nonNull).distinct().toArray(String[]::new);
    }

    /**
     * The days whose rows are concerned.
     *
     * @param recently pending rows that went since then are concerned too, whatever their day
     */
    record Days(LocalDate from, LocalDate to, Instant recently) {

        static Days of(Window window, Instant recently) {
            return new Days(window.from(), window.to(), recently);
        }
    }
}
