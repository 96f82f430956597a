package io.bankfeed.benchmarks.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * TrueLayer and token-service as far as sync-service calls them, at no cost of their own: accounts and the answers
 * about their transactions are made beforehand, everything else is not supported. The access token is the connection's
 * id.
 */
final class FakeBank implements AutoCloseable {
    private static final String ISSUED = "{\"access_token\": \"%s\", \"expires_at\": \"%s\"}";
    private static final String ACCEPTED = """
            {"results_uri": "%s", "task_id": "t", "status": "Queued"}""";
    private static final String TRANSACTIONS = "/transactions";

    private final HttpServer server;
    private final Map<UUID, byte[]> accounts = new ConcurrentHashMap<>();
    private final Map<String, byte[]> transactions = new ConcurrentHashMap<>();
    private final Map<String, Long> fetched = new ConcurrentHashMap<>();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

    FakeBank(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/v1/connections/", this::accessToken);
        server.createContext("/data/v1/", this::ask);
        server.createContext("/data/v1/results/", this::results);
        server.start();
    }

    /** A request about transactions that was accepted. */
    record Asked(String accountId, String webhookUri) {}

    void has(UUID connection, String... accountIds) {
        accounts.put(connection, Rows.ofAccounts(accountIds));
    }

    void answers(String accountId, byte[] answer) {
        transactions.put(accountId, answer);
    }

    /** When the rows of an account were last asked for, as {@link System#nanoTime()}; 0: never. */
    long fetchedAt(String accountId) {
        return fetched.getOrDefault(accountId, 0L);
    }

    void forgetFetches() {
        fetched.clear();
    }

    BlockingQueue<Asked> asked() {
        return asked;
    }

    private void accessToken(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        var token = exchange.getRequestURI().getPath().split("/")[4];
        answer(exchange, 200, text(ISSUED.formatted(token, Instant.now().plusSeconds(3600))));
    }

    private void ask(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/data/v1".length());
        if (!path.equals("/accounts") && !path.endsWith(TRANSACTIONS)) {
            answer(exchange, 501, text("{\"error\": \"endpoint_not_supported\"}"));
            return;
        }
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        var uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/data/v1/results" + path;
        answer(exchange, 202, text(ACCEPTED.formatted(uri)));
        if (path.endsWith(TRANSACTIONS)) {
            asked.add(new Asked(accountOf(path), query.replaceAll(".*webhook_uri=", "")));
        }
    }

    private void results(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/data/v1/results".length());
        if (path.equals("/accounts")) {
            var bearer = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
            answer(exchange, 200, accounts.getOrDefault(UUID.fromString(bearer), Rows.ofAccounts()));
            return;
        }
        fetched.put(accountOf(path), System.nanoTime());
        answer(exchange, 200, transactions.getOrDefault(accountOf(path), Rows.NONE));
    }

    private static String accountOf(String path) {
        return path.split("/")[2];
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
