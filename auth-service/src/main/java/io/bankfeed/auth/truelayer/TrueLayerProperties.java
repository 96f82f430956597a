package io.bankfeed.auth.truelayer;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param authUrl TrueLayer's auth server, as the user's browser reaches it
 * @param providersUrl the same as we reach it, for the catalogue; another only where the network has two names for it
 * @param clientId ours; the secret that belongs to it is in token-service alone
 */
@ConfigurationProperties("bankfeed.truelayer")
public record TrueLayerProperties(URI authUrl, URI providersUrl, String clientId) {

    /** Without a slash at its end. */
    public String base() {
        return authUrl.toString().replaceFirst("/+$", "");
    }

    /** Scheme, host and port: what tells sandbox from live. */
    public String environment() {
        return authUrl.getScheme() + "://" + authUrl.getRawAuthority();
    }
}
