package io.bankfeed.testsupport.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** Dead letters for the examples that every service has in common: of a type that the service knows to skip. */
public final class SetAside {

    /** What stands for a letter's id in the documents. */
    public static final String ID = "019376a0-0000-7000-8000-0000000000dd";

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String DATA = """
            {"connection_id": "019376a0-0000-7000-8000-000000000001", "tenant": "demo", "consent_no": 1}
            """.strip();
    private static final String INSERT = """
            insert into dead_letter (id, dead_letter_topic, topic, topic_partition, topic_offset, record_key, headers,
                                     value, value_size, event_id, event_type, reason, failed_at)
            values (:id, :topic || '.dlt', :topic, 3, 4711, '019376a0-0000-7000-8000-000000000001', :headers,
                    :value, :size, :event, :type, 'was not known then', now())
            """;
    private static final String TYPE = "bankfeed.consent.celebrated.v1";

    private SetAside() {}

    /** @param topic one that the service consumes */
    public static UUID letter(DatabaseClient database, String topic) {
        UUID id = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        byte[] value = DATA.getBytes(StandardCharsets.UTF_8);
        database.sql(INSERT)
                .bind("id", id)
                .bind("topic", topic)
                .bind("headers", headers(event))
                .bind("value", value)
                .bind("size", value.length)
                .bind("event", event.toString())
                .bind("type", TYPE)
                .fetch()
                .rowsUpdated()
                .block(LIMIT);
        return id;
    }

    /** As the table has them: a list, each value in Base64. */
    private static String headers(UUID event) {
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", event.toString(),
                "ce_source", "/bankfeed/auth-service",
                "ce_type", TYPE,
                "ce_subject", "019376a0-0000-7000-8000-000000000001",
                "ce_time", "2026-11-20T09:30:00Z",
                "content-type", "application/json");
        return OpenApi.JSON.writeValueAsString(headers.entrySet().stream()
                .map(header -> Map.of(
                        "name", header.getKey(), "value", header.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList());
    }
}
