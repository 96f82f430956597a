package io.bankfeed.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.test.StepVerifier;

class OutboundHttpTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final AtomicInteger elsewhere = new AtomicInteger();
    private HttpServer peer;
    private HttpServer stranger;

    @BeforeEach
    void serve() throws IOException {
        stranger = server();
        stranger.createContext("/", exchange -> {
            elsewhere.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        peer = server();
        peer.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("location", base(stranger) + "/caught");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        peer.stop(0);
        stranger.stop(0);
    }

    @Test
    void redirects_are_not_followed() {
        var status = client().get()
                .uri("/moved")
                .exchangeToMono(answer -> answer.releaseBody().thenReturn(answer.statusCode()))
                .block(LIMIT);

        assertThat(status).hasToString("302 FOUND");
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void a_request_to_another_origin_never_leaves() {
        StepVerifier.create(client().get()
                        .uri(URI.create(base(stranger) + "/x"))
                        .retrieve()
                        .toBodilessEntity())
                .verifyError(ForeignOrigin.class);
        assertThat(elsewhere).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example/x",
                "https://api.example.evil/x",
                "https://user@api.example/x",
                "https://api.example:8443/x",
                "https://evil/https://api.example/"
            })
    void look_alikes_are_another_origin(String target) {
        assertThat(OutboundHttp.sameOrigin(URI.create("https://api.example/data"), URI.create(target)))
                .isFalse();
    }

    @Test
    void the_default_port_and_case_do_not_matter() {
        assertThat(OutboundHttp.sameOrigin(URI.create("https://api.example"), URI.create("https://API.example:443/r")))
                .isTrue();
    }

    private WebClient client() {
        return OutboundHttp.client(WebClient.builder(), URI.create(base(peer)), OutboundLimits.standard());
    }

    private static String base(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static HttpServer server() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }
}
