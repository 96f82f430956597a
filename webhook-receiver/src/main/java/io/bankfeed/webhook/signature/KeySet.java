package io.bankfeed.webhook.signature;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The keys of one place. Fetched when an unknown key id comes or when they have grown old, by one request at a time and
 * never faster than the set pause. While the place is down the keys that are known go on to count.
 *
 * <p>Real time, not business time: it bounds what we ask of another's server.
 */
final class KeySet {

    private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(5);

    private final URI place;
    private final WebClient http;
    private final long livesFor;
    private final long pause;
    private final LongSupplier nanoTime;

    private volatile @Nullable Keys known;
    private @Nullable Mono<Keys> fetching;
    private @Nullable Long lastFetch;

    KeySet(URI place, WebClient http, SignatureProperties properties, LongSupplier nanoTime) {
        this.place = place;
        this.http = http;
        this.livesFor = properties.keysLiveFor().toNanos();
        this.pause = properties.fetchAtMostEvery().toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Empty when the place says that there is none; fails with {@link SigningKeysUnavailable} when it can't be asked.
     */
    Mono<ECKey> find(String keyId) {
        return Mono.defer(() -> {
            Keys held = known;
            ECKey key = held == null ? null : held.byId().get(keyId);
            return key != null && isFresh(held) ? Mono.just(key) : lookUp(keyId, key);
        });
    }

    private Mono<ECKey> lookUp(String keyId, @Nullable ECKey held) {
        return refreshed()
                .flatMap(keys -> Mono.justOrEmpty(keys.byId().get(keyId)))
                .onErrorResume(SigningKeysUnavailable.class, down -> held == null ? Mono.error(down) : Mono.just(held));
    }

    private synchronized Mono<Keys> refreshed() {
        Mono<Keys> underWay = fetching;
        if (underWay != null) {
            return underWay;
        }
        if (lastFetch != null && nanoTime.getAsLong() - lastFetch < pause) {
            return Mono.error(new SigningKeysUnavailable(place.getHost()));
        }
        lastFetch = nanoTime.getAsLong();
        Mono<Keys> fetch = fetch().doOnTerminate(this::fetched).cache();
        fetching = fetch;
        return fetch;
    }

    private synchronized void fetched() {
        fetching = null;
    }

    private Mono<Keys> fetch() {
        return http.get()
                .uri(place)
                .retrieve()
                .onStatus(status -> !status.is2xxSuccessful(), ClientResponse::createException)
                .bodyToMono(String.class)
                .timeout(FETCH_LIMIT)
                .map(this::parse)
                .doOnNext(keys -> known = keys)
                .doOnError(failure -> LOG.warn("signing keys of {} not to be had: {}", place, failure.toString()))
                .onErrorMap(failure -> new SigningKeysUnavailable(place.getHost()))
                .switchIfEmpty(Mono.error(() -> new SigningKeysUnavailable(place.getHost())));
    }

    private Keys parse(String text) {
        try {
            Map<String, ECKey> byId = JWKSet.parse(text).getKeys().stream()
                    .filter(KeySet::isForEs512)
                    .map(JWK::toECKey)
                    .collect(Collectors.toUnmodifiableMap(ECKey::getKeyID, key -> key, (first, second) -> first));
            return new Keys(byId, nanoTime.getAsLong());
        } catch (ParseException unreadable) {
            throw new IllegalStateException("not a key set");
        }
    }

    private static boolean isForEs512(JWK key) {
        return key instanceof ECKey ec && Curve.P_521.equals(ec.getCurve()) && key.getKeyID() != null;
    }

    private boolean isFresh(@Nullable Keys keys) {
        return keys != null && nanoTime.getAsLong() - keys.fetchedAt() < livesFor;
    }

    private record Keys(Map<String, ECKey> byId, long fetchedAt) {}
}
