package io.bankfeed.sync.bank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The HTTP side: finds the customer by the bearer token, which is the connection's id. */
public final class TestBank {

    private final Map<UUID, Customer> customers = new ConcurrentHashMap<>();
    private final Map<String, Started> started = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile Consumer<String> webhook = capability -> {};

    public TestBank() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/token", exchange -> answer(exchange, 200, """
                {"access_token": "of-the-service", "expires_in": 300}"""));
        server.createContext("/internal/v1/connections/", this::accessToken);
        server.createContext("/data/v1/", this::request);
        server.createContext("/data/v1/results/", this::results);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Customer customer(UUID connectionId) {
        return customers.computeIfAbsent(connectionId, id -> new Customer());
    }

    /** Who is told of finished requests, with the capability of the webhook's URL. */
    public void onWebhook(Consumer<String> told) {
        webhook = told;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"token_endpoint\": \"" + url() + "/token\"}");
    }

    private void accessToken(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().split("/")[4];
        Customer customer = customer(UUID.fromString(id));
        String ip = customer.userIp == null
                ? ""
                : ", \"end_user_ip\": \"%s\", \"attended_until\": \"%s\""
                        .formatted(customer.userIp, Instant.now().plusSeconds(600));
        boolean newer =
                "newer_than=1".equals(exchange.getRequestURI().getQuery().replaceAll(".*&", ""));
        exchange.getResponseHeaders().set("ETag", newer ? "\"2\"" : "\"1\"");
        answer(
                exchange,
                200,
                "{\"access_token\": \"%s\", \"expires_at\": \"%s\"%s}"
                        .formatted(id + (newer ? "/2" : "/1"), Instant.now().plusSeconds(600), ip));
    }

    private void request(HttpExchange exchange) throws IOException {
        Customer customer = customerOf(exchange);
        var request = new Request(
                exchange.getRequestURI().getPath().substring("/data/v1".length()),
                query(exchange),
                exchange.getRequestHeaders().getFirst("X-PSU-IP"),
                exchange.getRequestHeaders().getFirst("X-Client-Correlation-Id"),
                exchange.getRequestHeaders().getFirst("Authorization").endsWith("/2"));
        customer.requests.add(request);
        Reply reply = customer.reply(request);
        if (!request.isAsynchronous() || !reply.late()) {
            answer(exchange, reply.status(), reply.body());
            return;
        }
        String id = UUID.randomUUID().toString();
        started.put(id, new Started(reply, customer));
        String capability = request.query().getOrDefault("webhook_uri", "").replaceAll(".*/", "");
        customer.early(() -> webhook.accept(capability));
        answer(
                exchange,
                202,
                "{\"results_uri\": \"%s/data/v1/results/%s\", \"task_id\": \"%s\", \"status\": \"Queued\"}"
                        .formatted(customer.resultsOrigin == null ? url() : customer.resultsOrigin, id, id));
        customer.late(() -> webhook.accept(capability));
    }

    private void results(HttpExchange exchange) throws IOException {
        customerOf(exchange).looks.incrementAndGet();
        Started task = started.get(exchange.getRequestURI().getPath().replaceAll(".*/", ""));
        if (task == null) {
            answer(exchange, 404, "");
        } else if (task.customer().notYet.getAndDecrement() > 0) {
            answer(exchange, 200, "{\"status\": \"Running\", \"task_id\": \"x\", \"results\": []}");
        } else {
            answer(exchange, 200, task.reply().body());
        }
    }

    private Customer customerOf(HttpExchange exchange) {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        return customer(UUID.fromString(bearer.substring("Bearer ".length()).split("/")[0]));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-TL-Correlation-Id", "tl-" + status);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Started(Reply reply, Customer customer) {}
}
