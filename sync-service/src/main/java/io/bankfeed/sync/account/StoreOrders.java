package io.bankfeed.sync.account;

import static io.bankfeed.sync.truelayer.WireFields.decimal;
import static io.bankfeed.sync.truelayer.WireFields.text;

import io.bankfeed.sync.database.JsonRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Standing orders and direct debits: banks give them without a stable id, so each answer replaces the set. */
@Component
public class StoreOrders {

    private final DatabaseClient database;
    private final JsonRows rows;

    StoreOrders(DatabaseClient database, JsonRows rows) {
        this.database = database;
        this.rows = rows;
    }

    public Mono<Void> standingOrders(UUID accountId, Instant asOf, List<JsonNode> fetched) {
        return replace(
                "standing_order",
                accountId,
                IntStream.range(0, fetched.size())
                        .mapToObj(number -> StandingOrder.of(accountId, asOf, number, fetched.get(number)))
                        .toList());
    }

    public Mono<Void> directDebits(UUID accountId, Instant asOf, List<JsonNode> fetched) {
        return replace(
                "direct_debit",
                accountId,
                IntStream.range(0, fetched.size())
                        .mapToObj(number -> DirectDebit.of(accountId, asOf, number, fetched.get(number)))
                        .toList());
    }

    private Mono<Void> replace(String table, UUID accountId, List<?> set) {
        String insert = "insert into %1$s select * from json_populate_recordset(null::%1$s, :rows::json)";
        return database.sql("delete from " + table + " where account_id = :account")
                .bind("account", accountId)
                .fetch()
                .rowsUpdated()
                .then(database.sql(insert.formatted(table))
                        .bind("rows", rows.of(set))
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private static Object meta(JsonNode row) {
        return row.path("meta").isObject() ? row.path("meta") : Map.of();
    }

    /** The day of what may be a date or a time. */
    private static @Nullable LocalDate day(JsonNode row, String field) {
        String text = text(row, field);
        try {
            return text == null || text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    private record StandingOrder(
            UUID accountId,
            int standingOrderNo,
            @Nullable String frequency,
            @Nullable String status,
            @Nullable String timestamp,
            @Nullable String currency,
            @Nullable String reference,
            @Nullable String payee,
            @Nullable LocalDate firstPaymentDate,
            @Nullable BigDecimal firstPaymentAmount,
            @Nullable LocalDate nextPaymentDate,
            @Nullable BigDecimal nextPaymentAmount,
            @Nullable LocalDate finalPaymentDate,
            @Nullable BigDecimal finalPaymentAmount,
            Object meta,
            JsonNode raw,
            Instant asOf) {

        static StandingOrder of(UUID accountId, Instant asOf, int number, JsonNode row) {
            return new StandingOrder(
                    accountId,
                    number,
                    text(row, "frequency"),
                    text(row, "status"),
                    text(row, "timestamp"),
                    text(row, "currency"),
                    text(row, "reference"),
                    text(row, "payee"),
                    day(row, "first_payment_date"),
                    decimal(row, "first_payment_amount"),
                    day(row, "next_payment_date"),
                    decimal(row, "next_payment_amount"),
                    day(row, "final_payment_date"),
                    decimal(row, "final_payment_amount"),
                    StoreOrders.meta(row),
                    row,
                    asOf);
        }
    }

    private record DirectDebit(
            UUID accountId,
            int directDebitNo,
            @Nullable String directDebitId,
            @Nullable String name,
            @Nullable String status,
            @Nullable String timestamp,
            @Nullable String currency,
            @Nullable String previousPaymentTimestamp,
            @Nullable BigDecimal previousPaymentAmount,
            Object meta,
            JsonNode raw,
            Instant asOf) {

        static DirectDebit of(UUID accountId, Instant asOf, int number, JsonNode row) {
            return new DirectDebit(
                    accountId,
                    number,
                    text(row, "direct_debit_id"),
                    text(row, "name"),
                    text(row, "status"),
                    text(row, "timestamp"),
                    text(row, "currency"),
                    text(row, "previous_payment_timestamp"),
                    decimal(row, "previous_payment_amount"),
                    StoreOrders.meta(row),
                    row,
                    asOf);
        }
    }
}
