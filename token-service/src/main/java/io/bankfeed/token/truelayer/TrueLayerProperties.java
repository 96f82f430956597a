package io.bankfeed.token.truelayer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param authUrl the auth server: token endpoint and deletion
 * @param apiUrl the Data API, with or without its {@code /data/v1}
 * @param extendPath below the API's host; TrueLayer's own documents disagree on whether {@code /data/v1} belongs to it
 * @param credentialsFile our client id and secret, as ciphertext
 * @param timeLimit longest wait for one whole answer; a lease must outlive every call made under it
 * @param identityTimeLimit the same for {@code /me}, which keeps the news of a new grant waiting
 */
@ConfigurationProperties("bankfeed.truelayer")
public record TrueLayerProperties(
        URI authUrl,
        URI apiUrl,
        @DefaultValue("/connections/extend") String extendPath,
        Path credentialsFile,
        @DefaultValue("15s") Duration timeLimit,
        @DefaultValue("5s") Duration identityTimeLimit) {

    private static final String DATA_PATH = "/data/v1";

    URI dataUrl() {
        return URI.create(apiHost() + DATA_PATH);
    }

    URI extendUrl() {
        return URI.create(apiHost() + extendPath);
    }

    private String apiHost() {
        return apiUrl.toString().replaceFirst("/+$", "").replaceFirst(DATA_PATH + "$", "");
    }
}
