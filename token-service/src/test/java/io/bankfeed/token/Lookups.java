package io.bankfeed.token;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks for access tokens as sync-service does, many at a time, and blocks no thread that the service may need. */
record Lookups(WebClient http, String authorization) {

    private static final int AT_ONCE = 32;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static Lookups at(int port) {
        return new Lookups(WebClient.create("http://127.0.0.1:" + port), TokenCaller.authorization());
    }

    /** So many in all, of each connection in turn. */
    double perSecond(List<UUID> connections, int times) {
        long start = System.nanoTime();
        Flux.range(0, times)
                .flatMap(i -> lookup(connections.get(i % connections.size())), AT_ONCE)
                .then()
                .block(LIMIT);
        return times / ((System.nanoTime() - start) / 1e9);
    }

    /** Fails unless a token was given. */
    private Mono<Integer> lookup(UUID connection) {
        return http.get()
                .uri(TokenCaller.path(connection))
                .header("Authorization", authorization)
                .retrieve()
                .bodyToMono(byte[].class)
                .map(body -> body.length);
    }
}
