package io.bankfeed.sync.account;

import static io.bankfeed.sync.truelayer.WireFields.decimal;
import static io.bankfeed.sync.truelayer.WireFields.text;

import io.bankfeed.sync.database.ContentHash;
import io.bankfeed.sync.database.JsonRows;
import io.bankfeed.sync.truelayer.UnreadableRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Keeps the newest balance of an account; an older answer that comes late changes nothing. */
@Component
public class StoreBalance {

    private static final String UPSERT = """
            insert into balance as held
            select * from json_populate_recordset(null::balance, :rows::json)
            on conflict (account_id) do update
               set current = excluded.current, available = excluded.available, overdraft = excluded.overdraft,
                   credit_limit = excluded.credit_limit, currency = excluded.currency,
                   update_timestamp = excluded.update_timestamp, as_of = excluded.as_of, raw = excluded.raw,
                   content_hash = excluded.content_hash,
                   version = held.version + (held.content_hash <> excluded.content_hash)::int
             where held.as_of <= excluded.as_of
            """;

    private final DatabaseClient database;
    private final JsonRows rows;

    StoreBalance(DatabaseClient database, JsonRows rows) {
        this.database = database;
        this.rows = rows;
    }

    public Mono<Void> of(UUID accountId, Instant asOf, List<JsonNode> fetched) {
        if (fetched.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(UPSERT)
                .bind("rows", rows.of(List.of(Row.of(accountId, asOf, fetched.getFirst()))))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private record Row(
            UUID accountId,
            BigDecimal current,
            @Nullable BigDecimal available,
            @Nullable BigDecimal overdraft,
            @Nullable BigDecimal creditLimit,
            String currency,
            @Nullable String updateTimestamp,
            Instant asOf,
            UUID contentHash,
            JsonNode raw,
            long version,
            long publishedVersion) {

        static Row of(UUID accountId, Instant asOf, JsonNode row) {
            BigDecimal current = decimal(row, "current");
            String currency = text(row, "currency");
            if (current == null || currency == null) {
                throw new UnreadableRow(current == null ? "current" : "currency");
            }
            BigDecimal available = decimal(row, "available");
            BigDecimal overdraft = decimal(row, "overdraft");
            BigDecimal limit = decimal(row, "credit_limit");
            UUID hash = ContentHash.of(plain(current), plain(available), plain(overdraft), plain(limit), currency);
            String updated = text(row, "update_timestamp");
            return new Row(accountId, current, available, overdraft, limit, currency, updated, asOf, hash, row, 1, 0);
        }

        private static @Nullable String plain(@Nullable BigDecimal amount) {
            return amount == null ? null : amount.stripTrailingZeros().toPlainString();
        }
    }
}
