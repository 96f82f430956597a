package io.bankfeed.token.access;

import io.bankfeed.common.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiPaths {

    /** The description of the API is no secret; everything else here is. */
    @Bean
    PublicPaths openApi() {
        return new PublicPaths("/v3/api-docs", "/v3/api-docs.yaml");
    }
}
