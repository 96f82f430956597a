package io.bankfeed.webhook.server;

import io.bankfeed.common.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenDoor {

    private static final String NOT_THE_DESCRIPTION = "/{first:(?!v3$).*}";

    /**
     * Nobody comes here with a bearer token: what there is opens by capability, and the rest is plainly not found. But
     * the description of the API, which is for ourselves.
     */
    @Bean
    PublicPaths publicPaths() {
        return new PublicPaths("/", NOT_THE_DESCRIPTION, NOT_THE_DESCRIPTION + "/**");
    }
}
