package io.bankfeed.localstack.rolling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * In front of a service's replicas, as an ingress or a service mesh is: a request to the next of those that are in its
 * list, once. A replica that ends stays in the list for a while, since the news takes its time to get here.
 */
final class Front implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int BAD_GATEWAY = 502;
    private static final int SERVER_ERROR = 500;

    /** Of the connection, not of the request. */
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "keep-alive", "expect");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService news = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final List<String> replicas = new CopyOnWriteArrayList<>();
    private final AtomicLong served = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    Front(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    void register(String replica) {
        replicas.add(replica);
    }

    void deregister(String replica, Duration delay) {
        news.schedule(() -> replicas.remove(replica), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    long served() {
        return served.get();
    }

    /** What callers were refused for a reason of ours: no answer, or a 5xx. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void pass(HttpExchange exchange) throws IOException {
        var replica = replicas.get((int) (served.getAndIncrement() % replicas.size()));
        var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try (exchange) {
            var answer = client.send(request(exchange, replica), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= SERVER_ERROR) {
                failures.add(asked + " at " + replica + ": " + answer.statusCode());
            }
            answer(exchange, answer);
        } catch (IOException e) {
            failures.add(asked + " at " + replica + ": " + e);
            exchange.sendResponseHeaders(BAD_GATEWAY, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(HttpExchange exchange, String replica) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(URI.create(replica + exchange.getRequestURI()))
                .timeout(PATIENCE)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        var length = answer.body().length;
        exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        news.shutdownNow();
        client.close();
    }
}
