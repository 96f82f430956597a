package io.bankfeed.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The four services and where each listens. */
record Services(String name, int port, int managementPort) {
    static final List<Services> ALL = List.of(
            new Services("auth-service", 8081, 9081),
            new Services("token-service", 8082, 9082),
            new Services("sync-service", 8083, 9083),
            new Services("webhook-receiver", 8084, 9084));

    /** What a service's own configuration says, all documents of it. */
    JsonNode configuration() {
        var all = Checkout.YAML.createObjectNode();
        Checkout.yamlDocuments(Checkout.text(name + "/src/main/resources/application.yml"))
                .forEach(document -> all.setAll((ObjectNode) document));
        return all;
    }

    /** The values of a container's environment that do not come from a secret, those of its config maps included. */
    static Map<String, String> environment(Manifests manifests, JsonNode workload) {
        var environment = new TreeMap<String, String>();
        for (var container : Manifests.podSpec(workload).path("containers")) {
            for (var source : container.path("envFrom")) {
                manifests
                        .one(
                                "ConfigMap",
                                source.path("configMapRef").path("name").asText())
                        .path("data")
                        .fields()
                        .forEachRemaining(entry ->
                                environment.put(entry.getKey(), entry.getValue().asText()));
            }
            for (var variable : container.path("env")) {
                if (variable.has("value")) {
                    environment.put(
                            variable.path("name").asText(),
                            variable.path("value").asText());
                }
            }
        }
        return environment;
    }
}
