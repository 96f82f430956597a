package io.bankfeed.token.truelayer;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.crypto.TrueLayerCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Our credentials at TrueLayer, opened in memory only and read again when the mounted file has changed. */
final class ClientCredentials {

    private final Path file;
    private final Aead kek;
    private volatile @Nullable Opened opened;

    ClientCredentials(Path file, Aead kek) {
        this.file = file;
        this.kek = kek;
    }

    Mono<TrueLayerCredentials> current() {
        return Mono.fromSupplier(this::read).subscribeOn(Schedulers.boundedElastic());
    }

    private TrueLayerCredentials read() {
        try {
            FileTime changedAt = Files.getLastModifiedTime(file);
            Opened held = opened;
            if (held == null || !held.changedAt().equals(changedAt)) {
                held = new Opened(changedAt, TrueLayerCredentials.openFrom(file, kek));
                opened = held;
            }
            return held.credentials();
        } catch (IOException missing) {
            throw new UncheckedIOException("credentials file " + file + " can't be read", missing);
        }
    }

    private record Opened(FileTime changedAt, TrueLayerCredentials credentials) {}
}
