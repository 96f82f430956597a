package io.bankfeed.token.truelayer;

import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import io.bankfeed.token.keys.KeyEncryptionKeys;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

@Configuration(proxyBeanMethods = false)
class TrueLayerConfiguration {

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final Duration LOOK_FOR_CREDENTIALS_EVERY = Duration.ofSeconds(1);

    private final TrueLayerProperties properties;
    private final WebClient.Builder builder;

    TrueLayerConfiguration(TrueLayerProperties properties, WebClient.Builder builder) {
        this.properties = properties;
        this.builder = builder;
    }

    @Bean
    ClientCredentials clientCredentials(KeyEncryptionKeys keys) {
        return new ClientCredentials(
                properties.credentialsFile(), () -> keys.primary().aead(), LOOK_FOR_CREDENTIALS_EVERY);
    }

    @Bean
    TokenEndpointClient tokenEndpointClient(ClientCredentials credentials, InstantSource clock) {
        return new TokenEndpointClient(client(properties.authUrl()), credentials, properties.timeLimit(), clock);
    }

    @Bean
    RenewalClient renewalClient(ClientCredentials credentials, InstantSource clock) {
        return new RenewalClient(
                client(properties.extendUrl()),
                client(properties.authUrl()),
                credentials,
                properties.timeLimit(),
                clock);
    }

    @Bean
    IdentityClient identityClient() {
        return new IdentityClient(client(properties.dataUrl()), properties.identityTimeLimit());
    }

    @Bean
    DeletionClient deletionClient(InstantSource clock) {
        return new DeletionClient(client(properties.authUrl()), properties.timeLimit(), clock);
    }

    private WebClient client(URI base) {
        var limits = OutboundLimits.standard()
                .withResponseTimeout(properties.timeLimit())
                .withMaxInMemoryBytes(LARGEST_ANSWER);
        return OutboundHttp.client(builder, base, limits);
    }
}
