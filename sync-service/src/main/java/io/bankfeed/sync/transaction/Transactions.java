package io.bankfeed.sync.transaction;

import io.bankfeed.sync.coverage.Window;
import io.bankfeed.sync.database.JsonRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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
    private static final String OF_DAYS_OR_PENDING = COLUMNS + """
             where transaction_uid in (
                    select transaction_uid from bank_transaction
                     where account_id = :account and status = 'pending'
                       and (removed_at is null or changed_at > :recently)
                     union all
                    select transaction_uid from bank_transaction
                     where account_id = :account and booked_on between :from and :to)
            """;
    /** Rows that the bank has moved to other days. */
    private static final String OF_IDS_ON_OTHER_DAYS = COLUMNS + """
             where transaction_uid in (
                    select transaction_uid from bank_transaction
                     where account_id = :account and normalised_provider_transaction_id = any(:normalised)
                     union all
                    select transaction_uid from bank_transaction
                     where account_id = :account and provider_transaction_id = any(:provider))
               and booked_on not between :from and :to
               and not (status = 'pending' and (removed_at is null or changed_at > :recently))
               and exists (select from bank_transaction
                            where account_id = :account and (booked_on < :from or booked_on > :to))
            """;

    private static final String UPDATE = """
            update bank_transaction held
               set normalised_provider_transaction_id = fetched.normalised_provider_transaction_id,
                   provider_transaction_id = fetched.provider_transaction_id, fingerprint = fetched.fingerprint,
                   occurrence = fetched.occurrence, transaction_id = fetched.transaction_id,
                   direction = fetched.direction, value = fetched.value, currency = fetched.currency,
                   booked_on = fetched.booked_on, timestamp = fetched.timestamp,
                   occurred_at = fetched.occurred_at, description = fetched.description,
                   merchant_name = fetched.merchant_name, category = fetched.category,
                   classification = fetched.classification,
                   running_balance_value = fetched.running_balance_value,
                   running_balance_currency = fetched.running_balance_currency,
                   sign_mismatch = fetched.sign_mismatch, meta = fetched.meta, raw = fetched.raw,
                   content_hash = fetched.content_hash, removed_at = null, changed_at = fetched.changed_at
              from json_populate_recordset(null::bank_transaction, :rows::json) fetched
             where held.transaction_uid = fetched.transaction_uid
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

    private final DatabaseClient database;
    private final JsonRows rows;

    Transactions(DatabaseClient database, JsonRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** What an answer may concern: rows of its days, the pending set, and rows of its ids that stand on other days. */
    Mono<List<HeldRow>> concernedBy(UUID accountId, Days days, List<FetchedRow> fetched) {
        return inDays(OF_DAYS_OR_PENDING, accountId, days)
                .map(HeldRow::of)
                .all()
                .collectList()
                .flatMap(near -> onOtherDays(accountId, days, new UnknownIds(fetched, near))
                        .collectList()
                        .map(far -> far.isEmpty()
                                ? near
                                : Stream.concat(near.stream(), far.stream()).toList()));
    }

    private Flux<HeldRow> onOtherDays(UUID accountId, Days days, UnknownIds unknown) {
        return unknown.areNone()
                ? Flux.empty()
                : inDays(OF_IDS_ON_OTHER_DAYS, accountId, days)
                        .bind("normalised", unknown.normalised())
                        .bind("provider", unknown.provider())
                        .map(HeldRow::of)
                        .all();
    }

    private GenericExecuteSpec inDays(String sql, UUID accountId, Days days) {
        return database.sql(sql)
                .bind("account", accountId)
                .bind("from", days.from())
                .bind("to", days.to())
                .bind("recently", days.recently());
    }

    Mono<Void> update(List<TransactionRow> known) {
        return database.sql(UPDATE)
                .bind("rows", rows.of(known))
                .fetch()
                .rowsUpdated()
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
