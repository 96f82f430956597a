package io.bankfeed.common.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.bankfeed.common.security.Caller;
import io.bankfeed.common.security.PublicPaths;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;

/** Serves {@code /v3/api-docs} wherever springdoc is on the class path. */
@AutoConfiguration
@ConditionalOnClass(name = "org.springdoc.core.customizers.GlobalOpenApiCustomizer")
class OpenApiAutoConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    /** The contract is no secret. A service that shows nothing of itself to strangers switches this off. */
    @Bean
    @ConditionalOnProperty(name = "bankfeed.openapi.public", matchIfMissing = true)
    PublicPaths openApiPaths() {
        return new PublicPaths("/v3/api-docs", "/v3/api-docs.yaml");
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI();
    }

    /** springdoc reads types with a mapper of its own, which has to be told how ours writes names. */
    @Bean
    ModelResolver snakeCaseNames() {
        return new ModelResolver(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    WireTypes wireTypes() {
        return new WireTypes();
    }

    @Bean
    NullableComponents nullableComponents() {
        return new NullableComponents();
    }

    @Bean
    GlobalOperationCustomizer requiredScopes() {
        return new RequiredScopes();
    }

    @Bean
    GlobalOpenApiCustomizer describedApi() {
        return new DescribedApi(
                Described.read(new ClassPathResource("openapi-common.yml")),
                Described.read(new ClassPathResource("openapi.yml")),
                ProblemList.read());
    }
}
