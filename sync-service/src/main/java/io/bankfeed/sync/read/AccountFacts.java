package io.bankfeed.sync.read;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is held of an account as a whole set: coverage, standing orders, direct debits. Small: no pages. */
@Repository
class AccountFacts {

    private final DatabaseClient database;
    private final JsonMapper json;

    AccountFacts(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<List<CoverageView>> coverage(UUID accountId) {
        return all("select * from coverage where account_id = :account order by from_date", accountId, row -> {
            return new CoverageView(
                    Rows.id(row, "account_id"),
                    Objects.requireNonNull(row.get("from_date", LocalDate.class)),
                    Objects.requireNonNull(row.get("to_date", LocalDate.class)),
                    Rows.text(row, "state"),
                    Rows.textOrNull(row, "reason"),
                    Columns.instantOrNull(row, "as_of"));
        });
    }

    Mono<List<StandingOrderView>> standingOrders(UUID accountId) {
        return all("""
                select *, meta::text as meta_text from standing_order
                 where account_id = :account order by standing_order_no
                """, accountId, row -> StandingOrderView.of(row, meta(row)));
    }

    Mono<List<DirectDebitView>> directDebits(UUID accountId) {
        return all("""
                select *, meta::text as meta_text from direct_debit
                 where account_id = :account order by direct_debit_no
                """, accountId, row -> DirectDebitView.of(row, meta(row)));
    }

    private JsonNode meta(Readable row) {
        return json.readTree(Rows.text(row, "meta_text"));
    }

    private <T> Mono<List<T>> all(String sql, UUID accountId, Function<Readable, T> view) {
        return database.sql(sql).bind("account", accountId).map(view).all().collectList();
    }
}
