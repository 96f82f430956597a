package io.bankfeed.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.EventType;
import io.bankfeed.testsupport.Repository;
import io.bankfeed.testsupport.contract.CommittedFile;
import io.bankfeed.testsupport.contract.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventSchemasTest {

    private static final EventSchemas SCHEMAS = new EventSchemas();

    @ParameterizedTest
    @EnumSource
    void every_type_has_its_schema_published(EventType type) {
        CommittedFile.of("docs/events/" + type.wireType() + ".json")
                .isMadeOf(SCHEMAS.of(type).toPrettyString());
    }

    @Test
    void no_schema_is_left_of_a_type_that_is_no_more() throws IOException {
        try (var files = Files.list(Repository.file("docs/events"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.endsWith(".json"))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                            .map(type -> type.wireType() + ".json")
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_codec_writes_fits(EventType type) {
        Schemas.assertFits(SCHEMAS.of(type), Golden.of(type).path("data"));
    }

    /** A schema that takes anything would show nothing: each required field is missed, each wrong type is seen. */
    @ParameterizedTest
    @EnumSource
    void what_lacks_a_field_or_has_a_wrong_one_does_not_fit(EventType type) {
        ObjectNode schema = SCHEMAS.of(type);
        ObjectNode data = (ObjectNode) Golden.of(type).path("data");
        assertThat(schema.path("required")).isNotEmpty();
        for (JsonNode name : schema.path("required")) {
            ObjectNode lacking = data.deepCopy();
            lacking.remove(name.asString());
            assertThat(Schemas.violations(schema, lacking))
                    .as("without %s", name)
                    .isNotEmpty();
        }
        for (String name : schema.path("properties").propertyNames()) {
            ObjectNode wrong = data.deepCopy().set(name, data.arrayNode().add(data.objectNode()));
            assertThat(Schemas.violations(schema, wrong)).as("wrong %s", name).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void fields_of_a_later_version_fit(EventType type) {
        ObjectNode data = (ObjectNode) Golden.of(type).path("data");

        Schemas.assertFits(SCHEMAS.of(type), data.deepCopy().put("of_a_later_version", true));
    }
}
