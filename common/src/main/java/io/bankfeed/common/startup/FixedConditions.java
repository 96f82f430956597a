package io.bankfeed.common.startup;

import java.util.List;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Which beans a service has is decided when its image is built, for these values; with {@code spring.aot.enabled} it
 * starts with what was decided then. Where a value is another one, all is decided anew: the start takes longer, and the
 * setting holds. Without this it would be passed over in silence. Whoever sets a condition that is not listed here sets
 * {@code bankfeed.decide-anew} as well.
 */
final class FixedConditions implements EnvironmentPostProcessor {

    static final Map<String, String> VALUES = Map.of(
            "spring.flyway.enabled", "false",
            "management.tracing.export.otlp.enabled", "false",
            "management.otlp.metrics.export.enabled", "false",
            "management.logging.export.otlp.enabled", "false",
            "management.endpoints.web.exposure.include", "health,info,prometheus",
            "bankfeed.decide-anew", "false");

    private final Log log;

    FixedConditions(DeferredLogFactory logs) {
        this.log = logs.getLog(FixedConditions.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            environment.getPropertySources().addFirst(new MapPropertySource("fixed conditions", Map.copyOf(VALUES)));
        } else if (AotDetector.useGeneratedArtifacts()) {
            decideAnewUnlessAsFixed(environment);
        }
    }

    private void decideAnewUnlessAsFixed(ConfigurableEnvironment environment) {
        List<String> others = VALUES.entrySet().stream()
                .filter(fixed -> !fixed.getValue().equals(environment.getProperty(fixed.getKey(), fixed.getValue())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            log.info("Starts without what was decided when this was built, for the sake of " + others);
            SpringProperties.setFlag(AotDetector.AOT_ENABLED, false);
        }
    }
}
