package io.bankfeed.auth;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

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
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
