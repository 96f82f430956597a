package io.bankfeed.benchmarks.auth;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's backend and its users' browsers, as thin as can be. */
final class Client {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String auth;
    private final String accessToken;

    Client(String auth, String accessToken) {
        this.auth = auth;
        this.accessToken = accessToken;
    }

    Made makeLink() throws IOException, InterruptedException {
        var body = BodyPublishers.ofString(JSON.writeValueAsString(Map.of("user_id", "user-" + UUID.randomUUID())));
        var created = send(
                request("/v1/connections")
                        .header("content-type", "application/json")
                        .POST(body),
                201);
        JsonNode link = JSON.readTree(created.body());
        return new Made(
                link.path("connection_id").asString(),
                state(link.path("auth_uri").asString()));
    }

    void comeBack(Made link) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(auth + "/callback?code=bench&state=" + link.state())), 303);
    }

    void look(Made link) throws IOException, InterruptedException {
        send(request("/v1/connections/" + link.connectionId()), 200);
    }

    void insertBarely(String url) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString("{}")), 201);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(auth + path)).header("authorization", "Bearer " + accessToken);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        var answer = http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException("answered with " + answer.statusCode() + ", not " + expected);
        }
        return answer;
    }

    private static String state(String authUri) {
        var state = authUri.replaceAll(".*[?&]state=([^&]*).*", "$1");
        return URLDecoder.decode(state, StandardCharsets.UTF_8);
    }

    /** A link that nobody has used yet. */
    record Made(String connectionId, String state) {}
}
