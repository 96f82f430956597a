package io.bankfeed.sync.read;

import io.bankfeed.common.page.Page;
import io.bankfeed.sync.read.TransactionQuery.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/**
 * Transactions in pages, by key and not by offset: rows that come in between two pages shift nothing. They are shown by
 * the same function of the database that writes them into the change feed.
 */
@Repository
class TransactionViews {

    /** All in one row, a line each: JSON that PostgreSQL has made has no line breaks. */
    private static final String PAGE = """
            select coalesce(string_agg(as_shown, chr(10)
                            order by booked_on desc, occurred_at desc, transaction_uid desc), '') as lines
              from (select booked_on, occurred_at, transaction_uid, transaction_as_shown(shown)::text as as_shown
                      from bank_transaction shown
                     where account_id = :account and removed_at is null
                       and booked_on between :first and :last
                       and (:status = '' or status = :status)
                       and (booked_on, occurred_at, transaction_uid) < (:day, :at, :uid)
                     order by booked_on desc, occurred_at desc, transaction_uid desc
                     limit :rows) page
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    TransactionViews(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
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
                .map(row -> Rows.text(row, "lines"))
                .one()
                .map(lines -> Page.of(lines.lines().toList(), query.size(), this::cursor)
                        .map(TransactionViews::shown));
    }

    private String cursor(String line) {
        JsonNode shown = json.readTree(line);
        var place = new Place(
                LocalDate.parse(shown.path("booked_on").asString()),
                Instant.parse(shown.path("timestamp").asString()),
                UUID.fromString(shown.path("transaction_uid").asString()));
        return place.cursor();
    }

    private static JsonNode shown(String line) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(line));
    }
}
