package io.bankfeed.sync.reading;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.sync.token.AccessToken;
import io.bankfeed.sync.token.AccessTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import reactor.core.publisher.Mono;

/** A bank that answers balances, and a token for every connection. */
@TestConfiguration(proxyBeanMethods = false)
@Import(HeldData.class)
class Surroundings {

    @Bean
    BalanceBank balanceBank() {
        return new BalanceBank();
    }

    @Bean
    DynamicPropertyRegistrar places(BalanceBank bank) {
        return registry -> {
            registry.add("bankfeed.truelayer.api-url", bank::url);
            registry.add("bankfeed.capability-key-file", Surroundings::capabilityKey);
        };
    }

    @Bean
    @Primary
    AccessTokens alwaysAToken() {
        var token = new AccessToken(Secret.of("a-token"), 1, Instant.parse("2099-01-01T00:00:00Z"), null, null);
        return request -> Mono.just(token);
    }

    private static String capabilityKey() {
        try {
            Path directory = Files.createTempDirectory("keys");
            KeyFiles.generateIn(directory);
            return directory.resolve(KeyFiles.CAPABILITY).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
