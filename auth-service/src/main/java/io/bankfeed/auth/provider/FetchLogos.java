package io.bankfeed.auth.provider;

import io.bankfeed.auth.provider.Logos.Asked;
import io.bankfeed.auth.provider.Logos.Image;
import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Keeps the banks' logos here, a few at each step. Only hosts that the configuration names are asked. */
@Component
class FetchLogos {

    private static final int A_FEW = 20;
    private static final int LARGEST = 256 * 1024;
    private static final Set<String> IMAGES = Set.of("image/svg+xml", "image/png", "image/jpeg");
    private static final Duration KEPT = Duration.ofDays(30);

    private final CurrentCatalogue current;
    private final Logos logos;
    private final ProviderProperties properties;
    private final WebClient.Builder builder;
    private final InstantSource clock;
    private final Map<URI, WebClient> clients = new ConcurrentHashMap<>();

    FetchLogos(
            CurrentCatalogue current,
            Logos logos,
            ProviderProperties properties,
            WebClient.Builder builder,
            InstantSource clock) {
        this.current = current;
        this.logos = logos;
        this.properties = properties;
        this.builder = builder;
        this.clock = clock;
    }

    /** Gives how many were asked for. */
    Mono<Integer> some() {
        Instant now = clock.instant();
        return Mono.zip(current.get(), logos.askedSince(now.minus(KEPT)).collect(Collectors.toSet()))
                .flatMapIterable(known -> missing(known.getT1(), known.getT2()))
                .concatMap(asked -> fetch(asked)
                        .map(Optional::of)
                        .onErrorReturn(Optional.empty())
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(image -> logos.put(asked, image.orElse(null), now))
                        .thenReturn(1))
                .reduce(0, Integer::sum);
    }

    private List<Asked> missing(Catalogue catalogue, Set<Asked> asked) {
        return catalogue.providers().stream()
                .filter(provider -> provider.logoUrl() != null && isAllowed(provider.logoUrl()))
                .map(provider -> new Asked(provider.providerId(), String.valueOf(provider.logoUrl())))
                .filter(wanted -> !asked.contains(wanted))
                .limit(A_FEW)
                .toList();
    }

    private boolean isAllowed(String url) {
        return properties.logoOrigins().stream().anyMatch(origin -> url.startsWith(origin + "/"));
    }

    private Mono<Image> fetch(Asked asked) {
        URI uri = URI.create(asked.url());
        return client(uri).get().uri(uri).retrieve().toEntity(byte[].class).flatMap(FetchLogos::image);
    }

    private static Mono<Image> image(ResponseEntity<byte[]> answer) {
        MediaType type = answer.getHeaders().getContentType();
        byte[] body = answer.getBody();
        return type != null && body != null && IMAGES.contains(type.getType() + "/" + type.getSubtype())
                ? Mono.just(new Image(type.getType() + "/" + type.getSubtype(), body))
                : Mono.empty();
    }

    private WebClient client(URI uri) {
        URI origin = URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
        return clients.computeIfAbsent(
                origin,
                host -> OutboundHttp.client(
                        builder, host, OutboundLimits.standard().withMaxInMemoryBytes(LARGEST)));
    }
}
