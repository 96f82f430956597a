package io.bankfeed.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.bankfeed.common.security.Caller;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;

/** Lets a service under test answer {@link FromCode#PATH} with the document that its code makes. */
@AutoConfiguration
class FromCodeAutoConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
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
