package io.bankfeed.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** An auth link, complete unless something is changed or left out. */
final class Link {
    static final String ALL_SCOPES =
            "info accounts balance cards transactions direct_debits standing_orders offline_access";

    static final String EVERYWHERE =
            "uk-ob-all uk-oauth-all uk-cs-mock fr-xs2a-all de-xs2a-all nl-xs2a-all ie-xs2a-all";

    private final Map<String, String> parameters = new LinkedHashMap<>();

    Link() {
        with("response_type", "code");
        with("client_id", Simulated.CLIENT);
        with("redirect_uri", Simulated.CALLBACK);
        with("scope", ALL_SCOPES);
        with("state", UUID.randomUUID().toString());
        with("providers", EVERYWHERE);
        with("provider_id", "mock");
    }

    Link with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    Link without(String name) {
        parameters.remove(name);
        return this;
    }

    String state() {
        return parameters.getOrDefault("state", "");
    }

    String path() {
        return "/?" + encoded(parameters);
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
