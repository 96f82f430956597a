package io.bankfeed.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** In production nothing but an allow-listing proxy may call out; the JVM's own properties name it. */
class EgressProxyTest {
    private ServerSocket proxy;
    private CompletableFuture<String> firstLine;

    @BeforeEach
    void listen() throws IOException {
        proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        firstLine = CompletableFuture.supplyAsync(this::refuseOneCaller);
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", String.valueOf(proxy.getLocalPort()));
        System.setProperty("http.nonProxyHosts", "localhost|127.0.0.1|token-service");
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty("https.proxyHost");
        System.clearProperty("https.proxyPort");
        System.clearProperty("http.nonProxyHosts");
        proxy.close();
    }

    @Test
    void calls_to_the_outside_go_through_the_proxy() throws Exception {
        call("https://api.truelayer.example/data/v1/me");

        assertThat(firstLine.get(5, TimeUnit.SECONDS)).isEqualTo("CONNECT api.truelayer.example:443 HTTP/1.1");
    }

    @Test
    void calls_to_other_services_do_not() {
        call("http://token-service:1/internal/v1/access-tokens");

        assertThat(firstLine).isNotCompleted();
    }

    private static void call(String url) {
        OutboundHttp.client(WebClient.builder(), URI.create(url), OutboundLimits.standard())
                .get()
                .uri(URI.create(url))
                .retrieve()
                .toBodilessEntity()
                .onErrorResume(refused -> Mono.empty())
                .block(Duration.ofSeconds(10));
    }

    private String refuseOneCaller() {
        try (var caller = proxy.accept()) {
            var reader = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            var line = reader.readLine();
            caller.getOutputStream().write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
