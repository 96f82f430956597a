package io.bankfeed.common.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class FixedConditionsTest {

    @BeforeEach
    void as_in_an_image() {
        SpringProperties.setFlag(AotDetector.AOT_ENABLED);
    }

    @AfterEach
    void as_elsewhere() {
        SpringProperties.setFlag(AotDetector.AOT_ENABLED, false);
        System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
    }

    @Test
    void a_service_starts_with_what_was_decided() {
        prepared("spring.flyway.enabled", "false");

        assertThat(AotDetector.useGeneratedArtifacts()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.flyway.enabled, true",
        "management.tracing.export.otlp.enabled, true",
        "management.endpoints.web.exposure.include, '*'",
        "bankfeed.decide-anew, true"
    })
    void what_is_asked_for_holds_though_it_was_decided_otherwise(String condition, String value) {
        prepared(condition, value);

        assertThat(AotDetector.useGeneratedArtifacts()).isFalse();
    }

    @Test
    void it_is_decided_for_the_fixed_values_whatever_is_set_where_it_is_built() {
        System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");

        Environment built = prepared("spring.flyway.enabled", "true");

        assertThat(built.getProperty("spring.flyway.enabled")).isEqualTo("false");
    }

    private static Environment prepared(String name, String value) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", Map.of(name, value)));
        new FixedConditions(Supplier::get).postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
