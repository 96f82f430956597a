package io.bankfeed.simulator;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A connected user: tokens, and data calls with them. */
final class Session {
    private final Simulated simulated;
    private JsonNode tokens;

    private Session(Simulated simulated, JsonNode tokens) {
        this.simulated = simulated;
        this.tokens = tokens;
    }

    static Session of(Simulated simulated, String provider) {
        return of(simulated, provider, "john", "doe");
    }

    static Session of(Simulated simulated, String provider, String user, String password) {
        Link link = new Link().with("provider_id", provider);
        String code = codeFor(simulated, link, user, password);
        return new Session(simulated, exchange(simulated, code).json());
    }

    static Session of(Simulated simulated, Link link) {
        return new Session(
                simulated,
                exchange(simulated, codeFor(simulated, link, "john", "doe")).json());
    }

    static String codeFor(Simulated simulated, Link link, String user, String password) {
        Browser browser = Browser.open(simulated, link.path()).agreeAs(user, password);
        return Objects.requireNonNull(browser.callback().get("code"));
    }

    static Simulated.Answer exchange(Simulated simulated, String code, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("code", code, "redirect_uri", Simulated.CALLBACK));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return token(simulated, "authorization_code", fields);
    }

    static Simulated.Answer token(Simulated simulated, String grantType, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(
                Map.of("grant_type", grantType, "client_id", Simulated.CLIENT, "client_secret", Simulated.SECRET));
        form.putAll(fields);
        return simulated.postForm("/connect/token", Link.encoded(form));
    }

    static Simulated.Answer refresh(Simulated simulated, String refreshToken) {
        return token(simulated, "refresh_token", Map.of("refresh_token", refreshToken));
    }

    Simulated.Answer refresh() {
        Simulated.Answer answer = refresh(simulated, refreshToken());
        if (answer.status() == 200) {
            tokens = answer.json();
        }
        return answer;
    }

    String accessToken() {
        return tokens.path("access_token").asString("");
    }

    String refreshToken() {
        return tokens.path("refresh_token").asString("");
    }

    Simulated.Answer get(String path) {
        String url = path.startsWith("http") ? path : "/data/v1" + path;
        return simulated.get(url, "Authorization", "Bearer " + accessToken());
    }

    Simulated.Answer getAttended(String path) {
        return simulated.get("/data/v1" + path, "Authorization", "Bearer " + accessToken(), "X-PSU-IP", "203.0.113.7");
    }

    List<String> ids(String kind) {
        return getAttended("/" + kind)
                .results()
                .valueStream()
                .map(product -> product.path("account_id").asString(""))
                .collect(Collectors.toList());
    }

    /** What a task's results are once it has ended, either way. */
    JsonNode awaitEnd(String resultsUri) {
        return await().pollInterval(Duration.ofMillis(20))
                .until(
                        () -> get(resultsUri).json(),
                        poll -> Set.of("Succeeded", "Failed")
                                .contains(poll.path("status").asString("")));
    }
}
