package io.bankfeed.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.EventType;
import io.bankfeed.common.json.BankfeedJson;
import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Held against the schemas of the last release, which stand in docs/events/released and are written by nothing but
 * {@code ./regenerate-contracts --release}.
 */
class CompatibilityTest {

    private static final JsonMapper JSON = BankfeedJson.mapper();
    private static final Path RELEASED = Repository.file("docs/events/released");
    private static final EventSchemas SCHEMAS = new EventSchemas();

    @TestFactory
    Stream<DynamicTest> every_released_type_still_holds() throws IOException {
        List<Path> files;
        try (var listed = Files.list(RELEASED)) {
            files = listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream().map(file -> {
            String wireType = file.getFileName().toString().replaceFirst("\\.json$", "");
            return DynamicTest.dynamicTest(wireType, () -> holds(wireType, JSON.readTree(Files.readString(file))));
        });
    }

    private static void holds(String wireType, JsonNode released) {
        EventType type = EventType.ofWireType(wireType)
                .orElseThrow(() -> new AssertionError(wireType + " was released and is gone: publish both until every"
                        + " consumer has moved, then drop it with a release"));

        assertThat(Compatibility.breaks(released, SCHEMAS.of(type)))
                .as("changes that break consumers of %s: make a new type (…v2) instead", wireType)
                .isEmpty();
    }

    @Test
    void a_new_field_breaks_nobody() {
        ObjectNode grown = sample();
        grown.withObject("/properties/mood").put("type", "string");

        assertThat(Compatibility.breaks(sample(), grown)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void what_breaks_a_consumer_is_seen(Breaking breaking) {
        ObjectNode changed = sample();
        breaking.change.accept(changed);

        assertThat(Compatibility.breaks(sample(), changed)).containsExactly(breaking.seen);
    }

    static Stream<Breaking> what_breaks_a_consumer_is_seen() {
        return Stream.concat(whatIsMissing(), whatIsWider());
    }

    private static Stream<Breaking> whatIsMissing() {
        return Stream.of(
                new Breaking(
                        "/name: is gone",
                        schema -> schema.withObject("properties").remove("name")),
                new Breaking(
                        "/name: is no longer always there",
                        schema -> schema.withArray("required").remove(0)),
                new Breaking(
                        "/at: format is no longer \"date-time\"",
                        schema -> schema.withObject("/properties/at").remove("format")),
                new Breaking(
                        "/list[]/deep: is gone",
                        schema -> ((ObjectNode) schema.at("/$defs/Item/properties")).remove("deep")));
    }

    private static Stream<Breaking> whatIsWider() {
        return Stream.of(
                new Breaking(
                        "/name: may now be [null]",
                        schema -> schema.withObject("/properties/name")
                                .putArray("type")
                                .add("string")
                                .add("null")),
                new Breaking(
                        "/name: may now be [integer]",
                        schema -> schema.withObject("/properties/name").put("type", "integer")),
                new Breaking(
                        "/name: may now be anything",
                        schema -> schema.withObject("/properties/name").remove("type")),
                new Breaking(
                        "/op: enum has new values [moved]",
                        schema -> ((tools.jackson.databind.node.ArrayNode) schema.at("/properties/op/enum"))
                                .add("moved")),
                new Breaking(
                        "/list: maxItems is no longer 100",
                        schema -> schema.withObject("/properties/list").put("maxItems", 500)),
                new Breaking(
                        "/list: minItems is no longer 1",
                        schema -> schema.withObject("/properties/list").remove("minItems")));
    }

    private static ObjectNode sample() {
        return (ObjectNode) JSON.readTree("""
                {"type": "object", "required": ["name"], "properties": {
                   "name": {"type": "string"},
                   "at": {"type": ["string", "null"], "format": "date-time"},
                   "op": {"type": "string", "enum": ["added", "removed"]},
                   "list": {"type": "array", "minItems": 1, "maxItems": 100, "items": {"$ref": "#/$defs/Item"}}},
                 "$defs": {"Item": {"type": "object", "properties": {"deep": {"type": "string"}}}}}
                """);
    }

    private record Breaking(String seen, Consumer<ObjectNode> change) {
        @Override
        public String toString() {
            return seen;
        }
    }
}
