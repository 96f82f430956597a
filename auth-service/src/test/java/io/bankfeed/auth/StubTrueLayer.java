package io.bankfeed.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Answers {@code /api/providers}, and can be told to fail. */
final class StubTrueLayer {

    static final StubTrueLayer INSTANCE = new StubTrueLayer();

    volatile int status = 200;
    volatile String providers = """
            [{"provider_id":"mock","display_name":"Mock","country":"uk","logo_url":"https://logos.example/mock.svg",
              "scopes":["accounts","balance","cards","info","transactions","offline_access"],
              "availability":{"recommended_status":"healthy","updated_at":"2023-05-23T10:11:54.5011234Z"}},
             {"provider_id":"ob-monzo","display_name":"Monzo","country":"uk","logo_url":"https://logos.example/m.svg",
              "scopes":["accounts","balance"],"steps":[{"title":"new"}]},
             {"provider_id":"stet-x","display_name":"Crédit X","country":"fr","scopes":["accounts","balance"]},
             {"display_name":"broken entry"}]
            """;
    volatile @Nullable String bankPage;
    volatile String askedForBankPage = "";
    final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    private StubTrueLayer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/api/providers", exchange -> {
            asked.incrementAndGet();
            byte[] body = providers.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/v1/authuri", this::bankPage);
        server.createContext("/logos/", exchange -> {
            byte[] body = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "image/svg+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        providers = providers.replace("https://logos.example", url() + "/logos");
        server.start();
    }

    private void bankPage(HttpExchange exchange) throws IOException {
        askedForBankPage = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String page = bankPage;
        byte[] body = (page == null ? "{}" : "{\"result\":\"" + page + "\",\"success\":true}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(page == null ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
