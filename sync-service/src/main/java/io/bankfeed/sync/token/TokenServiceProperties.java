package io.bankfeed.sync.token;

import io.bankfeed.common.secret.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where token-service is, and who we are to it. */
@ConfigurationProperties("bankfeed.token-service")
record TokenServiceProperties(
        URI url,
        URI issuerUri,
        @Nullable URI issuerTokenUri,
        String clientId,
        String clientSecret,
        @DefaultValue("tokens:issue") String scope) {

    Secret secret() {
        return Secret.of(clientSecret);
    }

    @Override
    public String toString() {
        return "TokenServiceProperties[url=" + url + ", clientId=" + clientId + "]";
    }
}
