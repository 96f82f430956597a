package io.bankfeed.token;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.Sealer;
import io.bankfeed.common.crypto.TrueLayerCredentials;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.testsupport.IntegrationTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole service beside a small TrueLayer, with business time in the test's hands. */
@IntegrationTest
@Import(TokenServiceTest.Time.class)
abstract class TokenServiceTest {

    static final Duration LIMIT = Duration.ofSeconds(20);
    /** A tenant that keeps no connection alive. */
    static final String LETTING_GO = "letting-go";

    static final FakeTrueLayer TRUELAYER = new FakeTrueLayer();
    static final Path KEYS = keys();
    static final SteppedClock CLOCK = new SteppedClock();

    @Autowired
    WebTestClient http;

    @Autowired
    DatabaseClient database;

    @Autowired
    Events events;

    @Autowired
    EventPublisher kafka;

    @Autowired
    SteppedClock clock;

    @DynamicPropertySource
    static void trueLayer(DynamicPropertyRegistry registry) {
        registry.add("bankfeed.truelayer.auth-url", TRUELAYER::url);
        registry.add("bankfeed.truelayer.api-url", TRUELAYER::url);
        registry.add("bankfeed.truelayer.time-limit", () -> "2s");
        registry.add(
                "bankfeed.truelayer.credentials-file",
                () -> KEYS.resolve("credentials").toString());
        registry.add("bankfeed.keys.kek-file", () -> KEYS.resolve(KeyFiles.KEK).toString());
        registry.add(
                "bankfeed.keys.sealing-private-file",
                () -> KEYS.resolve(KeyFiles.SEALING_PRIVATE).toString());
        registry.add("bankfeed.exchange.second-try-after", () -> "200ms");
        registry.add("bankfeed.refresh.work.circuit-open-for", () -> "2s");
        registry.add("bankfeed.refresh.work.interval", () -> "200ms");
        registry.add("management.prometheus.metrics.export.enabled", () -> "true");
        registry.add("bankfeed.tenants." + LETTING_GO + ".refresh.keep-alive", () -> "false");
        registry.add("bankfeed.exchange.lease", () -> "6s");
        registry.add("bankfeed.refresh.work.lease", () -> "9s");
        registry.add("bankfeed.keys.rotation.prune-after", () -> "500ms");
        registry.add("bankfeed.keys.rotation.interval", () -> "200ms");
    }

    Linked link(String provider) {
        return link(provider, true);
    }

    Linked link(String provider, boolean offline) {
        return new Linked(this, TRUELAYER.newCode(provider, offline));
    }

    void publish(EventEnvelope<?> event) {
        kafka.publish(event).block(LIMIT);
    }

    static Sealer sealer() {
        return new Sealer(KeyFiles.sealingPublic(KEYS.resolve(KeyFiles.SEALING_PUBLIC)));
    }

    private static Path keys() {
        try {
            Path directory = Files.createTempDirectory("bankfeed-keys");
            KeyFiles.generateIn(directory);
            Aead kek = KeyFiles.kek(directory.resolve(KeyFiles.KEK));
            new TrueLayerCredentials(FakeTrueLayer.CLIENT_ID, Secret.of(FakeTrueLayer.CLIENT_SECRET))
                    .sealTo(directory.resolve("credentials"), kek);
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @TestConfiguration
    static class Time {

        @Bean
        InstantSource clock() {
            return CLOCK;
        }
    }
}
