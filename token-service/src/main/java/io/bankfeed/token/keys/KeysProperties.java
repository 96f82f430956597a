package io.bankfeed.token.keys;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param kek URI of the key-encryption key; see {@link KeyEncryptionKeys}
 * @param kekFile a local one, for development, where no URI is given
 * @param sealingPrivateFile opens what auth-service sealed; itself encrypted under the key-encryption key
 * @param store where data keys are kept: best a database of its own, whose backups are short-lived
 * @param cachedKeys most opened data keys held in memory
 * @param cachedFor how long one is held: bounds what a replica can open after another has destroyed the key
 * @param wrappingCachedFor how long reading goes on while the key management service is down
 */
@ConfigurationProperties("bankfeed.keys")
public record KeysProperties(
        @Nullable String kek,
        @Nullable Path kekFile,
        Path sealingPrivateFile,
        Store store,
        @DefaultValue("20000") int cachedKeys,
        @DefaultValue("45s") Duration cachedFor,
        @DefaultValue("1h") Duration wrappingCachedFor) {

    String kekUri() {
        if (kek != null && !kek.isBlank()) {
            return kek;
        }
        if (kekFile == null || kekFile.toString().isBlank()) {
            throw new IllegalStateException("no key-encryption key: set bankfeed.keys.kek or bankfeed.keys.kek-file");
        }
        return kekFile.toAbsolutePath().toUri().toString();
    }

    /**
     * @param url for R2DBC
     * @param migrate whether this process brings its tables up to date; where a job does, it needs no JDBC URL
     * @param jdbcUrl of the same database, for its migrations
     * @param connections most connections of one process
     */
    public record Store(
            String url,
            @DefaultValue("true") boolean migrate,
            String jdbcUrl,
            String username,
            @DefaultValue("") String password,
            @DefaultValue("6") int connections) {

        @Override
        public String toString() {
            return "Store[" + username + "]";
        }
    }
}
