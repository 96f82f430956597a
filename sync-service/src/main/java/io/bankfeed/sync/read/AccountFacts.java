package io.bankfeed.sync.read;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
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

    private static final String COVERAGE = """
            select coverage.*, drift, running_balance_breaks, checked_at, proved_at
              from coverage left join balance_proof proof
                   on proof.account_id = coverage.account_id and state = 'complete'
                  and to_date = (select max(to_date) from coverage newest
                                  where newest.account_id = coverage.account_id and newest.state = 'complete')
             where coverage.account_id = :account order by from_date
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    AccountFacts(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<List<CoverageView>> coverage(UUID accountId) {
        return all(COVERAGE, accountId, AccountFacts::stretch);
    }

    /** When the bank was last asked for the newest days; empty: never. */
    Mono<Instant> newestDaysAsOf(UUID accountId) {
        return database.sql("""
                        select as_of from coverage
                         where account_id = :account and state = 'complete' and as_of is not null
                         order by to_date desc limit 1
                        """)
                .bind("account", accountId)
                .map(row -> Columns.instant(row, "as_of"))
                .one();
    }

    private static CoverageView stretch(Readable row) {
        Instant checkedAt = Columns.instantOrNull(row, "checked_at");
        return new CoverageView(
                Rows.id(row, "account_id"),
                Objects.requireNonNull(row.get("from_date", LocalDate.class)),
                Objects.requireNonNull(row.get("to_date", LocalDate.class)),
                Rows.text(row, "state"),
                Rows.textOrNull(row, "reason"),
                Columns.instantOrNull(row, "as_of"),
                checkedAt == null ? null : check(row, checkedAt));
    }

    private static CoverageView.BalanceCheck check(Readable row, Instant checkedAt) {
        return new CoverageView.BalanceCheck(
                Objects.requireNonNull(row.get("drift", BigDecimal.class)),
                row.get("running_balance_breaks", Integer.class),
                checkedAt,
                Columns.instant(row, "proved_at"));
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
