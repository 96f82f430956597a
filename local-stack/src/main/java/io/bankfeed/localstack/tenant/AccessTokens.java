package io.bankfeed.localstack.tenant;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.process.Stopwatch;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A client's access tokens, from the token endpoint that discovery names. */
public final class AccessTokens {
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(30);

    private final String issuer;
    private final String client;
    private @Nullable String token;
    private Stopwatch age = new Stopwatch();

    public AccessTokens(String issuer, String client) {
        this.issuer = issuer;
        this.client = client;
    }

    public synchronized String current() {
        if (token == null || age.elapsed().compareTo(RENEWED_AFTER) > 0) {
            token = fetch();
            age = new Stopwatch();
        }
        return token;
    }

    private String fetch() {
        var discovery = Api.exchange(HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .GET());
        var endpoint = discovery.json().path("token_endpoint").asString();
        var answer = Api.exchange(HttpRequest.newBuilder(URI.create(endpoint))
                .header("Authorization", "Basic " + basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        if (answer.status() != 200) {
            throw new StackFailure(
                    "The issuer refused " + client + " a token: " + answer.status() + " " + answer.text());
        }
        return answer.json().path("access_token").asString();
    }

    private String basic() {
        return Base64.getEncoder().encodeToString((client + ":" + client + "-secret").getBytes(StandardCharsets.UTF_8));
    }
}
