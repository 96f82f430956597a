package io.bankfeed.token.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.bankfeed.common.security.PublicPaths;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document, in the words of the wire. It is no secret; everything else here is. */
@Configuration(proxyBeanMethods = false)
class ApiDocuments {

    private static final String BEARER = "bearer";

    @Bean
    PublicPaths openApiPaths() {
        return new PublicPaths("/v3/api-docs", "/v3/api-docs.yaml");
    }

    @Bean
    OpenAPI openApi() {
        var bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(BEARER)
                .bearerFormat("JWT");
        return new OpenAPI()
                .servers(List.of(new Server().url("/")))
                .info(new Info().title("Bankfeed token-service (internal)").version("1"))
                .components(new Components().addSecuritySchemes(BEARER, bearer))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** springdoc reads types with a mapper of its own, which has to be told how ours writes names. */
    @Bean
    ModelResolver snakeCaseNames() {
        return new ModelResolver(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }
}
