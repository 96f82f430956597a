package io.bankfeed.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.bankfeed.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;

/** Takes webhooks and answers each with the status that is wanted for its number. */
final class WebhookReceiver implements AutoCloseable {
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    WebhookReceiver(IntUnaryOperator statusOfNumber) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(statusOfNumber.applyAsInt(received.size()), -1);
            exchange.close();
        });
        server.start();
    }

    WebhookReceiver() {
        this(number -> 202);
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** What came in, byte for byte. */
    record Received(Headers headers, byte[] body) {

        String header(String name) {
            return Objects.requireNonNull(headers.getFirst(name), name);
        }
    }

    List<Received> all() {
        return received;
    }

    List<JsonNode> received() {
        return received.stream().map(webhook -> Json.read(webhook.body())).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
