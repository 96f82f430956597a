package io.bankfeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that stand in two places and must agree: manifests, services' configuration, the JVM's options. */
class NumbersTest {
    private static final JsonNode COMMON = Checkout.yaml("common/src/main/resources/bankfeed-common.yml");
    private static final String JAVA_OPTIONS = Checkout.text("deploy/image/java.options");

    /** Workers, listeners, requests: each may take the time that Spring gives a phase. */
    private static final int PHASES = 3;

    private static final double MEBI = 1024 * 1024;

    static Stream<Services> services() {
        return Services.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_grace_period_holds_the_wait_for_the_endpoints_and_every_phase_of_the_shutdown(Services service) {
        var pod = pod(service);
        var wait = pod.path("containers")
                .get(0)
                .path("lifecycle")
                .path("preStop")
                .path("sleep")
                .path("seconds");
        var phase = seconds(COMMON.path("spring")
                .path("lifecycle.timeout-per-shutdown-phase")
                .asText());

        assertThat(wait.asInt()).isBetween(5, 10);
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(wait.asInt() + PHASES * phase);
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_heap_leaves_room_for_what_is_not_heap(Services service) {
        var limit = Quantity.getAmountInBytes(new Quantity(pod(service)
                        .path("containers")
                        .get(0)
                        .path("resources")
                        .path("limits")
                        .path("memory")
                        .asText()))
                .doubleValue();
        var heap = limit * number("MaxRAMPercentage=(\\d+)") / 100;
        var direct = number("MaxDirectMemorySize=(\\d+)m") * MEBI;
        var code = number("ReservedCodeCacheSize=(\\d+)m") * MEBI;

        assertThat(heap / limit).isLessThanOrEqualTo(0.7);
        // classes about 100 MiB, threads and the JVM itself the rest
        assertThat(limit - heap - direct - code).isGreaterThan(100 * MEBI);
    }

    @ParameterizedTest
    @MethodSource("services")
    void ports_and_probes_are_those_of_the_service(Services service) {
        var configuration = service.configuration();
        var port = configuration
                .path("server.port")
                .asInt(configuration.path("server").path("port").asInt());
        var container = pod(service).path("containers").get(0);

        assertThat(port).isEqualTo(service.port());
        assertThat(configuration.path("management.server.port").asInt()).isEqualTo(service.managementPort());
        assertThat(container.path("ports").findValuesAsText("containerPort"))
                .containsExactly(String.valueOf(service.port()), String.valueOf(service.managementPort()));
        assertThat(container.path("livenessProbe").path("httpGet").path("path").asText())
                .isEqualTo("/actuator/health/liveness");
        assertThat(container.path("readinessProbe").path("httpGet").path("path").asText())
                .isEqualTo("/actuator/health/readiness");
        assertThat(container.path("startupProbe").path("periodSeconds").asInt()
                        * container
                                .path("startupProbe")
                                .path("failureThreshold")
                                .asInt())
                .isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("services")
    void liveness_asks_for_nothing_that_lies_outside_of_the_process(Services service) {
        var group = COMMON.path("management").path("endpoint").path("health").path("group");

        assertThat(group.path("liveness.include").asText().split(","))
                .containsExactlyInAnyOrder("livenessState", "listeners");
        assertThat(group.path("readiness.include").asText().split(",")).containsExactly("readinessState");
    }

    private static JsonNode pod(Services service) {
        return Manifests.podSpec(Manifests.of("production").one("Deployment", service.name()));
    }

    private static int seconds(String duration) {
        assertThat(duration).endsWith("s");
        return Integer.parseInt(duration.substring(0, duration.length() - 1));
    }

    private static double number(String pattern) {
        var found = Pattern.compile(pattern).matcher(JAVA_OPTIONS);
        assertThat(found.find()).as(pattern).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
