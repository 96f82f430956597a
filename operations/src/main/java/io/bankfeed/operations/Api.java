package io.bankfeed.operations;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' HTTP APIs with an operator's token, which is fetched when first needed. */
final class Api {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Surroundings surroundings;
    private @Nullable String bearer;

    Api(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    JsonNode get(String address) {
        return call("GET", address);
    }

    JsonNode post(String address) {
        return call("POST", address);
    }

    JsonNode delete(String address) {
        return call("DELETE", address);
    }

    /** As part of a path. */
    static String segment(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode call(String method, String address) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + bearer())
                .header("Accept", "application/json")
                .method(method, BodyPublishers.noBody());
        return successful(send(request), method + " " + address);
    }

    private String bearer() {
        if (bearer == null) {
            bearer = fetchToken();
        }
        return bearer;
    }

    private String fetchToken() {
        var basic = surroundings.clientId + ":" + surroundings.secret();
        var request = HttpRequest.newBuilder(URI.create(tokenEndpoint()))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=operations"));
        var answer = send(request);
        if (answer.statusCode() != 200) {
            throw new OperationFailed("The issuer refused " + surroundings.clientId + " a token: " + answer.statusCode()
                    + " " + answer.body());
        }
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    private String tokenEndpoint() {
        if (!surroundings.tokenEndpoint.isEmpty()) {
            return surroundings.tokenEndpoint;
        }
        var address = surroundings.issuer + "/.well-known/openid-configuration";
        return successful(send(HttpRequest.newBuilder(URI.create(address)).GET()), address)
                .path("token_endpoint")
                .asString();
    }

    /** Open to everybody: health and metrics. */
    static HttpResponse<String> open(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        var built = request.timeout(LIMIT).build();
        try {
            return HTTP.send(built, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new OperationFailed(built.uri() + " does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("interrupted");
        }
    }

    private static JsonNode successful(HttpResponse<String> answer, String what) {
        if (answer.statusCode() / 100 != 2) {
            throw new OperationFailed(what + " answered " + answer.statusCode() + ": " + problem(answer.body()));
        }
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private static String problem(String body) {
        try {
            var problem = JSON.readTree(body);
            return problem.path("code").asString("") + " "
                    + problem.path("detail").asString(body);
        } catch (RuntimeException notJson) {
            return body;
        }
    }
}
