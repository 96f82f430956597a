package io.bankfeed.simulator;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A running simulator on a free port whose time stands still at noon, and plain HTTP to talk to it. */
final class Simulated implements AutoCloseable {
    static final String CLIENT = "sandbox-test";
    static final String SECRET = "test-secret";
    static final String CALLBACK = "http://localhost:8081/callback";
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final TrueLayerSimulator simulator;

    Simulated() {
        this(1);
    }

    Simulated(long seed) {
        this(seed, Optional.empty());
    }

    Simulated(long seed, Optional<Path> scenario) {
        Client client = new Client(CLIENT, SECRET, List.of(CALLBACK), true);
        Optional<String> publicUrl = Optional.of("http://truelayer.example");
        boolean reproducible = seed > 1;
        simulator = TrueLayerSimulator.start(
                new Settings(
                        "127.0.0.1",
                        0,
                        reproducible ? publicUrl : Optional.empty(),
                        client,
                        seed,
                        reproducible,
                        1,
                        scenario),
                () -> NOON);
    }

    record Answer(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            return Json.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        JsonNode results() {
            return json().path("results");
        }

        String error() {
            return json().path("error").asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    String base() {
        return "http://127.0.0.1:" + simulator.port();
    }

    Answer get(String pathOrUrl, String... headers) {
        return send(request(pathOrUrl, headers).GET());
    }

    Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    Answer postForm(String path, String form) {
        return send(request(path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Answer postJson(String path, Map<String, Object> body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    Answer send(String method, String path, String json) {
        return send(request(path, "Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return send(request(path, "Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    void advance(String duration) {
        postJson("/simulator/v1/clock", Json.object("advance", duration));
    }

    /** All of a bank's quirks, and no others. */
    void quirks(String provider, String... quirks) {
        Answer answer = put("/simulator/v1/banks/" + provider, Json.text(Json.object("quirks", List.of(quirks))));
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    void flip(String aSwitch, String value) {
        put("/simulator/v1/switches", Json.text(Json.object(aSwitch, value)));
    }

    private HttpRequest.Builder request(String pathOrUrl, String... headers) {
        String url = pathOrUrl.startsWith("http") ? pathOrUrl : base() + pathOrUrl;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
