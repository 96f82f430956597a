package io.bankfeed.sync.read;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.page.Page;
import io.bankfeed.sync.read.TransactionQuery.Place;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/**
 * Transactions in pages, by key and not by offset: rows that come in between two pages shift nothing. They are shown by
 * the same function of the database that writes them into the change feed.
 */
@Repository
class TransactionViews {

    private static final String PAGE = """
            select booked_on, occurred_at, transaction_uid, transaction_as_shown(shown)::text as as_shown
              from bank_transaction shown
             where account_id = :account and removed_at is null
               and booked_on between :first and :last
               and (:status = '' or status = :status)
               and (booked_on, occurred_at, transaction_uid) < (:day, :at, :uid)
             order by booked_on desc, occurred_at desc, transaction_uid desc
             limit :rows
            """;

    private final DatabaseClient database;

    TransactionViews(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<JsonNode>> page(UUID accountId, TransactionQuery query) {
        Place after = query.after();
        return database.sql(PAGE)
                .bind("account", accountId)
                .bind("first", query.firstDay())
                .bind("last", query.lastDay())
                .bind("status", query.statusOrAny())
                .bind("day", after.day())
                .bind("at", after.at())
                .bind("uid", after.uid())
                .bind("rows", query.size() + 1)
                .map(TransactionViews::shown)
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, query.size(), row -> row.place().cursor()).map(Shown::transaction));
    }

    private static Shown shown(Readable row) {
        var place = new Place(
                Objects.requireNonNull(row.get("booked_on", LocalDate.class)),
                Columns.instant(row, "occurred_at"),
                Rows.id(row, "transaction_uid"));
        return new Shown(place, JsonNodeFactory.instance.rawValueNode(new RawValue(Rows.text(row, "as_shown"))));
    }

    private record Shown(Place place, JsonNode transaction) {}
}
