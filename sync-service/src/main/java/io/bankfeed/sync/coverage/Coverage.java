package io.bankfeed.sync.coverage;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.database.Columns;
import io.bankfeed.sync.database.JsonRows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The stretches of all accounts. Told within the transaction that stores the days, under the connection's lock. */
@Repository
public class Coverage {

    private static final String REPLACE = """
            with told as (select * from json_populate_recordset(null::coverage, :rows::json)),
                 gone as (delete from coverage where account_id = :account
                                                 and from_date not in (select from_date from told))
            insert into coverage (account_id, from_date, to_date, state, reason, as_of)
            select account_id, from_date, to_date, state, reason, as_of from told
            on conflict (account_id, from_date) do update
               set to_date = excluded.to_date, state = excluded.state, reason = excluded.reason,
                   as_of = excluded.as_of
            """;

    private final DatabaseClient database;
    private final JsonRows rows;

    Coverage(DatabaseClient database, JsonRows rows) {
        this.database = database;
        this.rows = rows;
    }

    public Mono<Stretches> of(UUID accountId) {
        return database.sql("select * from coverage where account_id = :account order by from_date")
                .bind("account", accountId)
                .map(Coverage::stretch)
                .all()
                .collectList()
                .map(Stretches::new);
    }

    public Mono<Void> tell(UUID accountId, Stretch told) {
        return tell(accountId, List.of(told));
    }

    public Mono<Void> tell(UUID accountId, List<Stretch> told) {
        return of(accountId)
                .map(held -> told.stream().reduce(held, Stretches::with, (one, other) -> other))
                .flatMap(stretches -> replace(accountId, stretches));
    }

    private Mono<Void> replace(UUID accountId, Stretches stretches) {
        return database.sql(REPLACE)
                .bind("account", accountId)
                .bind("rows", rows.of(Row.all(accountId, stretches)))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Stretch stretch(Readable row) {
        return new Stretch(
                new Window(required(row, "from_date", LocalDate.class), required(row, "to_date", LocalDate.class)),
                Stretch.State.valueOf(text(row, "state").toUpperCase(Locale.ROOT)),
                row.get("reason", String.class),
                Columns.instantOrNull(row, "as_of"));
    }

    private record Row(
            UUID accountId,
            LocalDate fromDate,
            LocalDate toDate,
            String state,
            @Nullable String reason,
            @Nullable Instant asOf) {

        static List<Row> all(UUID accountId, Stretches stretches) {
            return stretches.all().stream()
                    .map(stretch -> new Row(
                            accountId,
                            stretch.window().from(),
                            stretch.window().to(),
                            stretch.state().name().toLowerCase(Locale.ROOT),
                            stretch.reason(),
                            stretch.asOf()))
                    .toList();
        }
    }
}
