package io.bankfeed.localstack.endtoend;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.bankfeed.localstack.process.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/events and docs/asyncapi.json: which type may be on which topic, and what its data is like. */
final class PublishedSchemas {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path docs = Places.findCheckout().resolve("docs");
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new HashMap<>();
    private final JsonNode channels = json(docs.resolve("asyncapi.json")).path("channels");

    private PublishedSchemas() {}

    static PublishedSchemas read() {
        return new PublishedSchemas();
    }

    /** What is wrong with a record; nothing when it is as published. */
    Optional<List<String>> violations(ConsumerRecord<byte[], byte[]> record) {
        String type = typeOf(record);
        if (channels.valueStream().noneMatch(channel -> carries(channel, record.topic(), type))) {
            return Optional.of(List.of("'" + type + "' is not published for " + record.topic()));
        }
        var errors = schemas
                .computeIfAbsent(type, this::schema)
                .validate(
                        JSON.readTree(record.value()),
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getKeyword())
                .toList();
        return errors.isEmpty() ? Optional.empty() : Optional.of(errors);
    }

    static String typeOf(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static boolean carries(JsonNode channel, String topic, String type) {
        String pattern = channel.path("address").asString().replace(".", "\\.").replace("{tenant}", "[a-z0-9-]+");
        return topic.matches(pattern) && channel.path("messages").has(type);
    }

    private Schema schema(String type) {
        return registry.getSchema(json(docs.resolve("events/" + type + ".json")));
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
