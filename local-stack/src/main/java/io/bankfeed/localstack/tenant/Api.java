package io.bankfeed.localstack.tenant;

import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP with a bearer token. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final AccessTokens tokens;

    public Api(AccessTokens tokens) {
        this.tokens = tokens;
    }

    public record Answer(int status, String text) {
        public JsonNode json() {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        }
    }

    public JsonNode get(String address) {
        return successful(tryGet(address), address);
    }

    public JsonNode post(String address, Map<String, ?> body) {
        return successful(tryPost(address, body), address);
    }

    public Answer tryGet(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    public Answer tryPost(String address, Map<String, ?> body) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer tryDelete(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).DELETE());
    }

    private Answer send(HttpRequest.Builder request) {
        return exchange(request.header("Authorization", "Bearer " + tokens.current()));
    }

    /** Without a token of our own. */
    public static Answer exchange(HttpRequest.Builder request) {
        var built = request.timeout(LIMIT).build();
        try {
            var answer = HTTP.send(built, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new StackFailure(built.uri() + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }

    private static JsonNode successful(Answer answer, String address) {
        if (answer.status() / 100 != 2) {
            throw new StackFailure(address + " answered " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }
}
