package io.bankfeed.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;

/** problems.yml: every {@code code} that a service may refuse with, its status and what it means. */
record ProblemList(ObjectNode problems) {

    private static final String LISTED = "x-problems";

    static ProblemList read() {
        return new ProblemList((ObjectNode)
                Described.read(new ClassPathResource("problems.yml")).part().path("problems"));
    }

    /** Turns {@code x-problems: [code, …]} of an operation into its responses, one for each status. */
    void answer(ObjectNode operation) {
        ObjectNode responses = operation.withObject("responses");
        var texts = new TreeMap<String, String>();
        for (JsonNode code : operation.path(LISTED)) {
            JsonNode problem = problem(code.asText());
            texts.merge(
                    problem.path("status").asText(), text(code.asText(), problem), (one, other) -> one + "\n" + other);
        }
        texts.forEach((status, text) -> responses.set(status, response(operation, status, text)));
        responses.set("default", operation.objectNode().put("$ref", "#/components/responses/Problem"));
    }

    private JsonNode problem(String code) {
        JsonNode problem = problems.get(code);
        if (problem == null) {
            throw new IllegalStateException("openapi.yml: problems.yml does not list " + code);
        }
        return problem;
    }

    private static String text(String code, JsonNode problem) {
        return "- `" + code + "`: " + problem.path("title").asText();
    }

    /** Keeps what an annotation says of the same status, an example above all. */
    private static ObjectNode response(ObjectNode operation, String status, String text) {
        ObjectNode response = operation.path("responses").path(status) instanceof ObjectNode existing
                ? existing.deepCopy()
                : operation.objectNode();
        response.put("description", text);
        JsonNode examples = response.path("content").findValue("examples");
        ObjectNode content = response.putObject("content").putObject("application/problem+json");
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        if (examples != null) {
            content.set("examples", examples);
        }
        return response;
    }
}
