package io.bankfeed.common.openapi;

import io.bankfeed.common.security.PublicPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Serves the committed document, docs/openapi/SERVICE.json, which the build puts on the class path and the service's
 * tests hold against its code (ADR 28): making it anew in each running service would cost a thousand classes.
 */
@AutoConfiguration
@ConditionalOnResource(resources = OpenApiAutoConfiguration.DOCUMENT)
class OpenApiAutoConfiguration {

    static final String DOCUMENT = "classpath:openapi/${spring.application.name}.json";
    private static final String PATH = "/v3/api-docs";

    /** The contract is no secret. A service that shows nothing of itself to strangers switches this off. */
    @Bean
    PublicPaths openApiPaths(@Value("${bankfeed.openapi.public:true}") boolean shown) {
        return shown ? new PublicPaths(PATH) : new PublicPaths();
    }

    @Bean
    RouterFunction<ServerResponse> openApiDocument(@Value(DOCUMENT) Resource document) throws IOException {
        String text = document.getContentAsString(StandardCharsets.UTF_8);
        return RouterFunctions.route()
                .GET(
                        PATH,
                        request -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(text))
                .build();
    }
}
