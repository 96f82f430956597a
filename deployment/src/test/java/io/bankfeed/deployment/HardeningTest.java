package io.bankfeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Restricted Pod Security and what goes beyond it, on every pod of both overlays. */
class HardeningTest {

    static Stream<JsonNode> workloads() {
        return Stream.of("dev", "production")
                .flatMap(overlay -> Manifests.of(overlay).workloads());
    }

    static Stream<JsonNode> productionServices() {
        var production = Manifests.of("production");
        return Services.ALL.stream().map(service -> production.one("Deployment", service.name()));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_pod_runs_as_nobody_with_nothing_mounted_that_it_does_not_need(JsonNode workload) {
        var pod = Manifests.podSpec(workload);

        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.path("securityContext").path("runAsUser").asInt()).isPositive();
        assertThat(pod.path("securityContext")
                        .path("seccompProfile")
                        .path("type")
                        .asText())
                .isEqualTo("RuntimeDefault");
        for (var forbidden : List.of("hostNetwork", "hostPID", "hostIPC")) {
            assertThat(pod.has(forbidden)).as(forbidden).isFalse();
        }
        assertThat(items(pod.path("volumes"))).noneMatch(volume -> volume.has("hostPath"));
        assertThat(items(pod.path("volumes")).filter(volume -> volume.has("emptyDir")))
                .allMatch(volume -> volume.path("emptyDir").has("sizeLimit"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_container_has_no_privilege_and_a_root_that_it_cannot_write(JsonNode workload) {
        assertThat(items(Manifests.podSpec(workload).path("containers")))
                .isNotEmpty()
                .allSatisfy(container -> {
                    var security = container.path("securityContext");
                    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                            .isFalse();
                    assertThat(security.path("readOnlyRootFilesystem").asBoolean())
                            .isTrue();
                    assertThat(items(security.path("capabilities").path("drop")).map(JsonNode::asText))
                            .containsExactly("ALL");
                    assertThat(security.path("privileged").asBoolean()).isFalse();
                    var resources = container.path("resources");
                    assertThat(resources.path("requests").path("cpu").asText()).isNotEmpty();
                    assertThat(resources.path("limits").has("cpu")).isFalse();
                    assertThat(resources.path("limits").path("memory").asText())
                            .isNotEmpty()
                            .isEqualTo(resources.path("requests").path("memory").asText());
                });
    }

    @ParameterizedTest
    @MethodSource("productionServices")
    void in_production_a_service_has_two_replicas_apart_and_is_never_rolled_out_below_them(JsonNode deployment) {
        var spec = deployment.path("spec");
        var name = Manifests.name(deployment);

        assertThat(spec.path("replicas").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(spec.path("strategy")
                        .path("rollingUpdate")
                        .path("maxUnavailable")
                        .asInt(1))
                .isZero();
        assertThat(items(Manifests.podSpec(deployment).path("topologySpreadConstraints"))
                        .map(spread -> spread.path("topologyKey").asText()))
                .contains("topology.kubernetes.io/zone");
        assertThat(Manifests.of("production")
                        .one("PodDisruptionBudget", name)
                        .path("spec")
                        .path("maxUnavailable")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("productionServices")
    void in_production_images_are_pinned_and_secrets_come_from_files_or_from_a_manager(JsonNode deployment) {
        assertThat(items(Manifests.podSpec(deployment).path("containers"))).allSatisfy(container -> {
            assertThat(container.path("image").asText()).matches(".+@sha256:[0-9a-f]{64}");
            assertThat(items(container.path("env")).filter(HardeningTest::soundsSecret))
                    .allMatch(variable -> variable.path("valueFrom").has("secretKeyRef"));
        });
    }

    @ParameterizedTest
    @MethodSource("productionServices")
    void in_production_everything_talks_tls(JsonNode deployment) {
        var environment = Services.environment(Manifests.of("production"), deployment);

        assertThat(environment)
                .containsEntry("SERVER_SSL_BUNDLE", "server")
                .containsEntry("SPRING_KAFKA_SECURITY_PROTOCOL", "SSL")
                .containsEntry("SPRING_KAFKA_SSL_BUNDLE", "kafka");
        assertThat(environment.getOrDefault("SPRING_R2DBC_URL", "sslMode=verify-full"))
                .contains("sslMode=verify-full");
        assertThat(environment.values()).noneMatch(value -> value.startsWith("http://"));
    }

    private static boolean soundsSecret(JsonNode variable) {
        return variable.path("name").asText().matches(".*(PASSWORD|SECRET)$");
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
