package io.bankfeed.auth;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A connection that is in use, what is told of it, and time that passes over its consent. */
abstract class ActiveConnectionSetting extends AuthServiceSetting {

    @BeforeEach
    void renewalsInPlaceAreRefused() {
        StubTokenService.INSTANCE.reset();
    }

    /** Linked, confirmed, and with tokens in store. */
    Link active() {
        var link = link();
        String reference = comeBack(link, "code");
        body(post("demo", "/v1/callback-references/" + reference, Map.of("user_id", "user-1")), 200);
        tell(link.connectionId(), 1, Grants.exchanged(clock.instant()));
        awaitStatus(link, "active");
        return link;
    }

    /** What was told of a connection, in its order, as it was committed. */
    List<JsonNode> told(UUID connectionId, String type) {
        return Objects.requireNonNull(database.sql("""
                        select value from outbox where record_key = :key and headers like :type order by seq
                        """)
                .bind("key", connectionId.toString())
                .bind("type", "%\"" + type + "\"%")
                .map(row -> json.readTree(Objects.requireNonNull(row.get("value", String.class))))
                .all()
                .collectList()
                .block(LIMIT));
    }

    List<JsonNode> told(Link link, String type) {
        return told(link.connectionId(), type);
    }

    JsonNode renew(Link link, Map<String, ?> request) {
        return body(post("demo", "/v1/connections/" + link.connectionId() + "/renewals", request), 200);
    }

    static URI authUri(JsonNode begun) {
        return URI.create(begun.path("auth_uri").asString());
    }

    static String stateOf(JsonNode begun) {
        return Objects.requireNonNull(Link.parameter(authUri(begun), "state"));
    }

    Instant grantedAt(Link link) {
        return Instant.parse(connection(link).path("consent").path("granted_at").asString());
    }

    Instant expiresAt(Link link) {
        return Instant.parse(connection(link).path("consent").path("expires_at").asString());
    }

    /** @param daysLeft of the consent, a minute of them passed */
    void stepTo(Link link, int daysLeft) {
        Instant then = expiresAt(link).minus(Duration.ofDays(daysLeft)).plusSeconds(60);
        clock.step(Duration.between(clock.instant(), then));
    }

    void awaitReason(Link link, String reason) {
        await().atMost(LIMIT)
                .until(() -> connection(link)
                        .path("health")
                        .path("reason")
                        .asString()
                        .equals(reason));
    }

    static URI location(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNull(response.expectStatus()
                .isSeeOther()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation());
    }
}
