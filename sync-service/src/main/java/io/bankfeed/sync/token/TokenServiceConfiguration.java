package io.bankfeed.sync.token;

import io.bankfeed.common.security.ServiceTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** Who this service is to token-service. */
@Configuration(proxyBeanMethods = false)
class TokenServiceConfiguration {

    @Bean
    ServiceTokens serviceTokens(TokenServiceProperties properties, WebClient.Builder builder) {
        var ours = new ServiceTokens.Identity(
                properties.issuerUri(),
                properties.issuerTokenUri(),
                properties.clientId(),
                properties.secret(),
                properties.scope());
        return new ServiceTokens(ours, builder);
    }
}
