package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.web.ApiError;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON from which a link is made. Unknown fields are refused, as TrueLayer's schema says. */
record LinkBody(JsonNode json) {

    static LinkBody of(Context context) {
        try {
            return new LinkBody(Json.read(context.bodyAsBytes()));
        } catch (JacksonException e) {
            throw invalid("Invalid body");
        }
    }

    LinkBody checked(List<String> needed, Set<String> known) {
        json.propertyNames().stream().filter(name -> !known.contains(name)).forEach(name -> {
            throw invalid("Unknown " + name);
        });
        needed.stream().filter(name -> text(name).isBlank()).forEach(name -> {
            throw invalid("Invalid " + name);
        });
        String method = optional("code_challenge_method");
        boolean plain = optional("code_challenge") != null && !"S256".equals(method);
        if (plain || !text("response_type").equals("code") || !isKnownMode()) {
            throw invalid(plain ? "Invalid code_challenge_method" : "Invalid response_type or response_mode");
        }
        return this;
    }

    private boolean isKnownMode() {
        String mode = optional("response_mode");
        return mode == null || mode.equals("form_post");
    }

    String text(String name) {
        return json.path(name).asString("");
    }

    @Nullable
    String optional(String name) {
        return json.hasNonNull(name) ? text(name) : null;
    }

    Return back() {
        return new Return(
                text("redirect_uri"),
                optional("state"),
                "form_post".equals(optional("response_mode")),
                optional("code_challenge"));
    }

    Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        json.path("auth_inputs")
                .properties()
                .forEach(input -> inputs.put(input.getKey(), input.getValue().asString("")));
        return inputs;
    }

    static ApiError invalid(String reason) {
        return ApiError.detailed(401, "invalid_request", "Invalid request", "reason", reason);
    }
}
