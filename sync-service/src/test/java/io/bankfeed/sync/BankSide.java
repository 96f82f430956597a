package io.bankfeed.sync;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.Events;
import io.bankfeed.sync.bank.TestBank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A bank, and the keys that webhook-receiver would share. */
@TestConfiguration(proxyBeanMethods = false)
public class BankSide {

    @Bean
    TestBank testBank() {
        return new TestBank();
    }

    @Bean
    DynamicPropertyRegistrar bankProperties(TestBank bank) {
        return registry -> {
            registry.add("bankfeed.truelayer.api-url", bank::url);
            registry.add("bankfeed.token-service.url", bank::url);
            registry.add("bankfeed.token-service.issuer-uri", bank::url);
            registry.add("bankfeed.capability-key-file", BankSide::capabilityKey);
        };
    }

    @Bean
    Scenario scenario(
            TestBank bank,
            EventPublisher publisher,
            Events events,
            DatabaseClient database,
            Capabilities capabilities) {
        return new Scenario(bank, publisher, events, database, capabilities);
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
