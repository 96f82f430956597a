package io.bankfeed.token.keys;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param kekFile local key-encryption key, for development
 * @param sealingPrivateFile opens what auth-service sealed; itself encrypted under the key-encryption key
 * @param cachedKeys most opened data keys held in memory
 * @param cachedFor how long one is held: bounds what a replica can open after another has destroyed the key
 */
@ConfigurationProperties("bankfeed.keys")
public record KeysProperties(
        Path kekFile,
        Path sealingPrivateFile,
        @DefaultValue("20000") int cachedKeys,
        @DefaultValue("5m") Duration cachedFor) {}
