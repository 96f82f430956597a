package io.bankfeed.simulator.token;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.web.ApiError;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A token request, sent as a form or as JSON. */
record TokenRequest(Map<String, String> fields) {

    static TokenRequest of(Context context) {
        String type = context.contentType();
        return type != null && type.startsWith("application/json") ? fromJson(context) : fromForm(context);
    }

    private static TokenRequest fromForm(Context context) {
        Map<String, String> fields = new HashMap<>();
        context.formParamMap().forEach((name, values) -> fields.put(name, values.getFirst()));
        return new TokenRequest(fields);
    }

    private static TokenRequest fromJson(Context context) {
        try {
            Map<String, String> fields = new HashMap<>();
            JsonNode body = Json.read(context.bodyAsBytes());
            body.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asString("")));
            return new TokenRequest(fields);
        } catch (JacksonException e) {
            throw ApiError.bare(400, "invalid_request");
        }
    }

    @Nullable
    String get(String name) {
        return fields.get(name);
    }

    String need(String name) {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw ApiError.bare(400, "invalid_request");
        }
        return value;
    }

    @Override
    public String toString() {
        return "TokenRequest[" + fields.keySet() + "]";
    }
}
