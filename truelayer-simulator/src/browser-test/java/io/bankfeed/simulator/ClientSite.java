package io.bankfeed.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The client's own web site, to which a browser comes back. */
final class ClientSite implements AutoCloseable {
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    record Visit(String method, Map<String, String> fields) {}

    ClientSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/callback", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        visits.add(new Visit(exchange.getRequestMethod(), fields(query == null ? body : query)));
        byte[] page = "<!doctype html><title>Back</title>".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String field : encoded.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    String callback() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
    }

    Visit last() {
        return visits.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
