package io.bankfeed.sync.account;

import static io.bankfeed.sync.truelayer.WireFields.text;

import io.bankfeed.sync.database.JsonRows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Who holds the accounts; joint accounts have several. */
@Component
public class StoreHolder {

    private final DatabaseClient database;
    private final JsonRows rows;

    StoreHolder(DatabaseClient database, JsonRows rows) {
        this.database = database;
        this.rows = rows;
    }

    public Mono<Void> of(UUID connectionId, Instant asOf, List<JsonNode> fetched) {
        List<Row> holders = IntStream.range(0, fetched.size())
                .mapToObj(number -> Row.of(connectionId, asOf, number, fetched.get(number)))
                .toList();
        return database.sql("delete from holder where connection_id = :connection")
                .bind("connection", connectionId)
                .fetch()
                .rowsUpdated()
                .then(database.sql(
                                "insert into holder select * from json_populate_recordset(null::holder, :rows::json)")
                        .bind("rows", rows.of(holders))
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private record Row(
            UUID connectionId,
            int holderNo,
            @Nullable String fullName,
            @Nullable String updateTimestamp,
            Instant asOf,
            JsonNode raw) {

        static Row of(UUID connectionId, Instant asOf, int number, JsonNode row) {
            return new Row(connectionId, number, text(row, "full_name"), text(row, "update_timestamp"), asOf, row);
        }
    }
}
