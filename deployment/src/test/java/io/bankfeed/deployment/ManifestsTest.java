package io.bankfeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    /** Nobody publishes a Java model of these. */
    private static final Set<String> WITHOUT_MODEL = Set.of(
            "cert-manager.io/v1/Certificate",
            "cert-manager.io/v1/Issuer",
            "external-secrets.io/v1/ExternalSecret",
            "keda.sh/v1alpha1/ScaledObject",
            "keda.sh/v1alpha1/TriggerAuthentication",
            "postgresql.cnpg.io/v1/Cluster",
            "postgresql.cnpg.io/v1/ScheduledBackup",
            "trust.cert-manager.io/v1alpha1/Bundle");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void the_committed_rendering_is_what_kubectl_renders(String overlay) {
        Manifests.renderedNow(overlay).ifPresent(now -> {
            if ("write".equals(System.getProperty("bankfeed.golden"))) {
                Manifests.write(Manifests.rendering(overlay), now);
            }
            assertThat(Checkout.text(Manifests.rendering(overlay)))
                    .as("run this test with -Dbankfeed.golden=write and read the difference")
                    .isEqualTo(now);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void no_manifest_has_a_field_that_its_published_model_does_not_know(String overlay) {
        assertThat(Manifests.of(overlay).all()).isNotEmpty().allSatisfy(manifest -> {
            var model = Models.of(manifest);
            if (model.isEmpty()) {
                assertThat(WITHOUT_MODEL).contains(Models.type(manifest));
            } else {
                assertThat(Models.unknownFields(manifest, model.get())).isEmpty();
            }
        });
    }

    @Test
    void a_misspelt_field_is_found_however_deep_it_stands() {
        var deployment = (ObjectNode) Manifests.of("production").one("Deployment", "auth-service");
        ((ObjectNode) Manifests.podSpec(deployment).path("containers").get(0)).put("readinesProbe", "x");

        assertThat(Models.unknownFields(deployment, Models.of(deployment).orElseThrow()))
                .singleElement()
                .asString()
                .endsWith(".readinesProbe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void every_name_is_given_once_and_lies_in_the_overlays_namespace(String overlay) {
        var manifests = Manifests.of(overlay);
        var names = manifests.all().stream()
                .map(manifest -> Models.type(manifest) + " " + Manifests.name(manifest))
                .toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(manifests.all().stream()
                        .map(manifest ->
                                manifest.path("metadata").path("namespace").asText())
                        .filter(namespace -> !namespace.isEmpty())
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }
}
