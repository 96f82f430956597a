package io.bankfeed.sync.reading;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.DisposableBean;

/** Answers every request with one balance or one new transaction, and remembers what was asked. */
final class BalanceBank implements DisposableBean {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    BalanceBank() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-PSU-IP"));
            byte[] body = ("{\"results\": [" + row(exchange.getRequestURI().getPath())
                            + "], \"status\": \"Succeeded\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static String row(String path) {
        if (path.endsWith("/balance")) {
            return "{\"currency\": \"GBP\", \"current\": 77.70, \"available\": 80}";
        }
        return path.endsWith("/pending") ? "" : """
                        {"transaction_id": "t", "normalised_provider_transaction_id": "n-new", "amount": -3.2,
                         "timestamp": "%s", "currency": "GBP", "transaction_type": "DEBIT", "description": "Just now"}
                        """.formatted(Instant.now());
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answerWith(int httpStatus) {
        status = httpStatus;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public void destroy() {
        server.stop(0);
    }
}
