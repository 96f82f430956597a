package io.bankfeed.token;

import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;

import io.bankfeed.common.crypto.SealedGrant;
import io.bankfeed.common.event.ConsentEvent.ConsentGranted;
import io.bankfeed.common.event.ConsentEvent.ConsentRevoked;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.id.Ids;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.testsupport.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection in a test, and what can be done with it. */
final class Linked {

    static final String IP = "203.0.113.77";

    final UUID id = Ids.next();
    final TokenServiceTest test;
    final Code code;

    Linked(TokenServiceTest test, Code code) {
        this.test = test;
        this.code = code;
    }

    Grant grant() {
        return code.grant;
    }

    /** Sends what auth-service would, and waits for the tokens. */
    Linked exchanged() {
        test.publish(granted(1, code));
        awaitEvent("bankfeed.token.refreshed.v1");
        return this;
    }

    EventEnvelope<ConsentGranted> granted(long consentNo, Code of) {
        return granted(consentNo, of, test.clock.instant().plus(Duration.ofMinutes(5)));
    }

    EventEnvelope<ConsentGranted> granted(long consentNo, Code of, Instant codeExpiresAt) {
        UUID attempt = Ids.next();
        var sealer = TokenServiceTest.sealer();
        var sealed = new SealedGrant(Secret.of(of.value), Secret.of(of.verifier)).sealWith(sealer, id, attempt);
        Instant now = test.clock.instant();
        var payload = new ConsentGranted(
                attempt,
                sealed,
                sealer.seal(IP, id, attempt),
                "http://localhost:8081/callback",
                List.of("info", "accounts", "offline_access"),
                null,
                now,
                codeExpiresAt,
                now.plus(Duration.ofMinutes(45)));
        return test.events.of(id, "demo", consentNo, payload);
    }

    EventEnvelope<ConsentRevoked> revoked() {
        return test.events.of(id, "demo", 1, new ConsentRevoked(test.clock.instant()));
    }

    JsonNode awaitEvent(String type) {
        return awaitEvents(type, 1).getFirst();
    }

    List<JsonNode> awaitEvents(String type, int atLeast) {
        try (var log = new EventLog(Topics.TOKENS)) {
            return log.await(atLeast, ofType(type).and(withKey(id))).stream()
                    .map(record -> JsonMapper.shared().readTree(record.value()))
                    .toList();
        }
    }

    List<JsonNode> eventsNow(String type) {
        try (var log = new EventLog(Topics.TOKENS)) {
            return log.now(ofType(type).and(withKey(id))).stream()
                    .map(record -> JsonMapper.shared().readTree(record.value()))
                    .toList();
        }
    }

    WebTestClient.ResponseSpec accessToken(String query) {
        return new TokenCaller(test.http).exchange(id, query);
    }

    String accessToken() {
        return accessTokenFrom(test.http);
    }

    String accessTokenFrom(WebTestClient replica) {
        return new TokenCaller(replica).token(id);
    }

    String column(String column) {
        return String.valueOf(test.database
                .sql("select cast(" + column + " as text) as it from token where connection_id = :id and current")
                .bind("id", id)
                .map(row -> String.valueOf(row.get("it", String.class)))
                .one()
                .block(TokenServiceTest.LIMIT));
    }

    long count(String table) {
        Long rows = test.database
                .sql("select count(*) as it from " + table + " where connection_id = :id")
                .bind("id", id)
                .map(row -> row.get("it", Long.class))
                .one()
                .block(TokenServiceTest.LIMIT);
        return rows == null ? -1 : rows;
    }
}
