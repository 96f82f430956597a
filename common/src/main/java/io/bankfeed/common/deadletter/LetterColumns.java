package io.bankfeed.common.deadletter;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.deadletter.DeadLetter.Header;
import io.bankfeed.common.deadletter.DeadLetter.Status;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code dead_letter} and back; headers are JSON, their values Base64, for they may be any bytes. */
final class LetterColumns {

    private static final TypeReference<List<Header>> HEADERS = new TypeReference<>() {};

    private final JsonMapper json;

    LetterColumns(JsonMapper json) {
        this.json = json;
    }

    String written(List<Header> headers) {
        return json.writeValueAsString(headers);
    }

    DeadLetter read(Readable row) {
        return new DeadLetter(
                Columns.required(row, "id", UUID.class),
                Columns.text(row, "dead_letter_topic"),
                Columns.text(row, "topic"),
                Columns.required(row, "topic_partition", Integer.class),
                Columns.required(row, "topic_offset", Long.class),
                row.get("record_key", String.class),
                json.readValue(Columns.text(row, "headers"), HEADERS),
                row.get("value", byte[].class),
                Columns.required(row, "value_size", Integer.class),
                row.get("event_id", String.class),
                row.get("event_type", String.class),
                Columns.text(row, "reason"),
                Columns.instant(row, "failed_at"),
                Columns.required(row, "replays", Integer.class),
                Status.valueOf(Columns.text(row, "status").toUpperCase(Locale.ROOT)),
                Columns.instantOrNull(row, "settled_at"),
                row.get("settled_by", String.class));
    }
}
