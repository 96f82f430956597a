package io.bankfeed.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is applied to a cluster: the rendering of an overlay. It is committed, so that the rules hold on every machine;
 * where kubectl is installed it must equal what kubectl renders now.
 */
record Manifests(String overlay, List<JsonNode> all) {

    static Manifests of(String overlay) {
        return new Manifests(overlay, Checkout.yamlDocuments(Checkout.text(rendering(overlay))));
    }

    static String rendering(String overlay) {
        return "k8s/rendered/" + overlay + ".yaml";
    }

    static java.util.Optional<String> renderedNow(String overlay) {
        return new Tool("kubectl")
                .run(List.of("kustomize", "k8s/overlays/" + overlay))
                .map(result -> {
                    if (result.status() != 0) {
                        throw new AssertionError(result.output());
                    }
                    return result.output();
                });
    }

    static void write(String path, String text) {
        try {
            Files.createDirectories(Checkout.file(path).getParent());
            Files.writeString(Checkout.file(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> ofKind(String... kinds) {
        return all.stream()
                .filter(manifest ->
                        List.of(kinds).contains(manifest.path("kind").asText()));
    }

    JsonNode one(String kind, String name) {
        return ofKind(kind)
                .filter(manifest -> name(manifest).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(overlay + " has no " + kind + " " + name));
    }

    /** Everything that runs pods of ours or of what we bring along. */
    Stream<JsonNode> workloads() {
        return ofKind("Deployment", "StatefulSet", "Job");
    }

    static String name(JsonNode manifest) {
        return manifest.path("metadata").path("name").asText();
    }

    static JsonNode podSpec(JsonNode workload) {
        return workload.path("spec").path("template").path("spec");
    }
}
