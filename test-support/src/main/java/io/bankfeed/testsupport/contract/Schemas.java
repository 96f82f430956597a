package io.bankfeed.testsupport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** JSON Schema 2020-12 with its formats taken at their word. */
public final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    /** What does not fit, a line each; empty when all does. */
    public static List<String> violations(JsonNode schema, JsonNode instance) {
        return REGISTRY
                .getSchema(schema)
                .validate(instance, run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    public static void assertFits(JsonNode schema, JsonNode instance) {
        assertThat(violations(schema, instance)).as(instance.toString()).isEmpty();
    }
}
