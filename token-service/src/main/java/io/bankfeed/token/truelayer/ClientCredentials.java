package io.bankfeed.token.truelayer;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.crypto.TrueLayerCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Our credentials at TrueLayer, opened in memory only and read again when the mounted file has changed. */
final class ClientCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(ClientCredentials.class);

    private final Path file;
    private final Supplier<Aead> kek;
    private final Duration lookEvery;
    private volatile @Nullable Opened opened;

    /** @param lookEvery how long what was read serves without a look at the file */
    ClientCredentials(Path file, Supplier<Aead> kek, Duration lookEvery) {
        this.file = file;
        this.kek = kek;
        this.lookEvery = lookEvery;
    }

    Mono<TrueLayerCredentials> current() {
        return Mono.defer(() -> {
            Opened held = opened;
            return held != null && System.nanoTime() - held.seenNanos() < lookEvery.toNanos()
                    ? Mono.just(held.credentials())
                    : Mono.fromSupplier(this::read).subscribeOn(Schedulers.boundedElastic());
        });
    }

    private TrueLayerCredentials read() {
        Opened held = opened;
        try {
            FileTime changedAt = Files.getLastModifiedTime(file);
            Opened now = held != null && held.changedAt().equals(changedAt)
                    ? held.seenNow()
                    : new Opened(changedAt, TrueLayerCredentials.openFrom(file, kek.get()), System.nanoTime());
            opened = now;
            return now.credentials();
        } catch (IOException | RuntimeException unusable) {
            return served(held, unusable);
        }
    }

    /** What was read before serves on: a file that is being replaced must not stop the service. */
    private TrueLayerCredentials served(@Nullable Opened held, Exception unusable) {
        if (held == null) {
            throw new IllegalStateException("credentials file " + file + " can't be read", unusable);
        }
        LOG.error(
                "credentials file {} can't be read; the credentials of before are used: {}", file, unusable.toString());
        return held.credentials();
    }

    private record Opened(FileTime changedAt, TrueLayerCredentials credentials, long seenNanos) {

        Opened seenNow() {
            return new Opened(changedAt, credentials, System.nanoTime());
        }
    }
}
