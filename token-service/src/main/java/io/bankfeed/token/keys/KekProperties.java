package io.bankfeed.token.keys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How key management services are reached.
 *
 * @param awsEndpoint instead of AWS's own (a VPC endpoint, a stand-in)
 * @param gcpEndpoint instead of Google's own
 */
@ConfigurationProperties("bankfeed.keys.kms")
public record KekProperties(
        @DefaultValue Vault vault,
        @Nullable URI awsEndpoint,
        @Nullable URI gcpEndpoint) {

    /**
     * @param tokenFile where a Vault agent keeps our token; read at each call, so that a new one is used at once
     * @param namespace of Vault Enterprise
     * @param timeLimit of one call
     */
    public record Vault(
            @DefaultValue("/var/run/secrets/vault/token") Path tokenFile,
            @Nullable String namespace,
            @DefaultValue("5s") Duration timeLimit) {}
}
