package io.bankfeed.openapi;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where springdoc answers: beside the committed document, which a service serves itself. Records of query parameters
 * are read as the parameters that they are.
 */
final class FromCode implements EnvironmentPostProcessor {

    /** Takes a bearer token, as all that a service does not declare to be public. */
    static final String PATH = "/v3/from-code";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings =
                Map.of("springdoc.api-docs.path", PATH, "springdoc.default-flat-param-object", true);
        environment.getPropertySources().addLast(new MapPropertySource("openapi from code", settings));
    }
}
