package io.bankfeed.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Completes what springdoc has read from the code. */
final class DescribedApi implements GlobalOpenApiCustomizer {

    private final Described common;
    private final Described own;
    private final ProblemList problems;

    DescribedApi(Described common, Described own, ProblemList problems) {
        this.common = common;
        this.own = own;
        this.problems = problems;
    }

    @Override
    public void customise(OpenAPI openApi) {
        ObjectNode document = Json31.mapper().valueToTree(openApi);
        common.asFarAsThereIn(document).layOver(document);
        own.layOver(document);
        for (JsonNode path : document.path("paths")) {
            path.forEach(operation -> problems.answer((ObjectNode) operation));
        }
        document.path("components").path("schemas").forEach(DescribedApi::sayThatItIsAnObject);
        dropUnused((ObjectNode) document.path("components").path("schemas"), document);
        copy(read(document), openApi);
    }

    /** springdoc leaves it to the reader to guess. */
    private static void sayThatItIsAnObject(JsonNode schema) {
        if (schema.has("properties") && !schema.has("type")) {
            ((ObjectNode) schema).put("type", "object");
        }
    }

    /** Schemas that nothing refers to any more, once others were laid over their places. */
    private static void dropUnused(ObjectNode schemas, ObjectNode document) {
        List<String> unused;
        do {
            List<String> used = document.findValuesAsText("$ref");
            unused = schemas.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(name -> !used.contains("#/components/schemas/" + name))
                    .toList();
            schemas.remove(unused);
        } while (!unused.isEmpty());
    }

    private static OpenAPI read(ObjectNode document) {
        try {
            return Json31.mapper().treeToValue(document, OpenAPI.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("openapi.yml does not give an OpenAPI document", unreadable);
        }
    }

    private static void copy(OpenAPI complete, OpenAPI openApi) {
        openApi.setInfo(complete.getInfo());
        openApi.setServers(complete.getServers());
        openApi.setSecurity(complete.getSecurity());
        openApi.setTags(complete.getTags());
        openApi.setPaths(complete.getPaths());
        openApi.setComponents(complete.getComponents());
        openApi.setExternalDocs(complete.getExternalDocs());
    }
}
