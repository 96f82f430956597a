package com.example.spending;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Bankfeed's HTTP side as docs/openapi describes it, with answers that a test sets. */
final class StubBankfeed {

    /** What a path (without its query, or with it) answers; everything else is 404. */
    final Map<String, Answer> answers = new ConcurrentHashMap<>();

    final List<String> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    record Answer(int status, String body) {}

    StubBankfeed() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        answer("/.well-known/oauth-authorization-server", "{\"token_endpoint\": \"" + url() + "/token\"}");
        answer("/token", "{\"access_token\": \"a-token\", \"expires_in\": 300}");
        answer("/v1/connections", "{\"items\": [], \"next_cursor\": null}");
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(String path, String body) {
        answers.put(path, new Answer(200, body));
    }

    void refuse(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String whole = exchange.getRequestURI().toString();
        asked.add(whole);
        boolean open = whole.startsWith("/.well-known") || whole.startsWith("/token");
        boolean allowed = open || "Bearer a-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = answers.getOrDefault(
                whole, answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, "{\"code\": \"not_found\"}")));
        byte[] body = (allowed ? answer.body : "{\"code\": \"unauthorized\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(allowed ? answer.status : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
