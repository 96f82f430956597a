package io.bankfeed.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays token-service's renewals and the issuer that auth-service has its own token from. */
final class StubTokenService {

    static final StubTokenService INSTANCE = new StubTokenService();

    private static final String REFUSED = "{\"code\":\"renewal_refused\"}";

    volatile String extension = REFUSED;
    volatile String reauthentication = REFUSED;
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private StubTokenService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, 200, "{\"token_endpoint\":\"" + url() + "/token\"}"));
        server.createContext(
                "/token", exchange -> answer(exchange, 200, "{\"access_token\":\"own\",\"expires_in\":3600}"));
        server.createContext("/internal/v1/connections/", this::renewal);
        server.start();
    }

    /** Everything is refused again. */
    void reset() {
        extension = REFUSED;
        reauthentication = REFUSED;
        asked.clear();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void renewal(HttpExchange exchange) throws IOException {
        boolean extend = exchange.getRequestURI().getPath().endsWith("/extensions");
        asked.add((extend ? "extend " : "reauthenticate ")
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String answer = extend ? extension : reauthentication;
        boolean authorised = "Bearer own".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, !authorised ? 401 : answer.equals(REFUSED) ? 409 : 200, answer);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
