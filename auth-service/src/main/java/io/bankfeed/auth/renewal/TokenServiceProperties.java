package io.bankfeed.auth.renewal;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.common.security.ServiceTokens;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where token-service is, and who we are to it.
 *
 * @param issuerTokenUri where the issuer gives tokens; absent: discovery tells
 * @param timeLimit of a call, behind which there is one to TrueLayer: the user is waiting
 */
@ConfigurationProperties("bankfeed.token-service")
record TokenServiceProperties(
        URI url,
        URI issuerUri,
        @Nullable URI issuerTokenUri,
        String clientId,
        String clientSecret,
        @DefaultValue("tokens:renew") String scope,
        @DefaultValue("15s") Duration timeLimit) {

    ServiceTokens.Identity identity() {
        return new ServiceTokens.Identity(issuerUri, issuerTokenUri, clientId, Secret.of(clientSecret), scope);
    }

    @Override
    public String toString() {
        return "TokenServiceProperties[url=" + url + ", clientId=" + clientId + "]";
    }
}
