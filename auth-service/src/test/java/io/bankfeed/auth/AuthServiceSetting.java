package io.bankfeed.auth;

import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.Events;
import io.bankfeed.testsupport.EventLog;
import io.bankfeed.testsupport.IntegrationTest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service, and the steps that most tests begin with. */
@IntegrationTest
@ActiveProfiles("test")
@Import(SteppedTime.class)
abstract class AuthServiceSetting {

    static final String GRANTED = "bankfeed.consent.granted.v1";
    static final String CONFIRMED = "bankfeed.consent.confirmed.v1";
    static final String READ = "connections:read";
    static final String WRITE = "connections:write";
    static final Duration LIMIT = Duration.ofSeconds(20);

    @Autowired
    WebTestClient http;

    @Autowired
    DatabaseClient database;

    @Autowired
    EventPublisher publisher;

    @Autowired
    Events events;

    @Autowired
    SteppedClock clock;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add(
                "bankfeed.keys.sealing-public-file",
                () -> TestKeys.publicKeyset().toString());
        registry.add("bankfeed.truelayer.auth-url", StubTrueLayer.INSTANCE::url);
        registry.add("bankfeed.providers.logo-origins", StubTrueLayer.INSTANCE::url);
        registry.add("bankfeed.token-service.url", StubTokenService.INSTANCE::url);
        registry.add("bankfeed.token-service.issuer-uri", StubTokenService.INSTANCE::url);
        TestTopics.ofTenant("oak");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    Link link() {
        return link("demo", Map.of("user_id", "user-1"));
    }

    Link link(String tenant, Map<String, Object> wanted) {
        return Link.of(tenant, body(create(tenant, wanted), 201));
    }

    WebTestClient.ResponseSpec create(String tenant, Map<String, ?> wanted) {
        return post(tenant, "/v1/connections", wanted);
    }

    WebTestClient.ResponseSpec post(String tenant, String path, Map<String, ?> body) {
        return http.post()
                .uri(path)
                .header("authorization", bearer(tenant, READ, WRITE))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    WebTestClient.ResponseSpec get(String tenant, String path) {
        return http.get()
                .uri(path)
                .header("authorization", bearer(tenant, READ))
                .exchange();
    }

    JsonNode connection(Link link) {
        return body(get(link.tenant(), "/v1/connections/" + link.connectionId()), 200);
    }

    void awaitStatus(Link link, String status) {
        await().atMost(LIMIT)
                .until(() -> connection(link).path("status").asString().equals(status));
    }

    WebTestClient.ResponseSpec callback(String query) {
        return http.get().uri(here("/callback?" + query)).exchange();
    }

    /** As it stands: a template would be encoded once more. */
    URI here(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Comes back with a code and gives the reference that the landing page gets. */
    String comeBack(Link link, String code) {
        return referenceIn(callback("code=" + code + "&scope=accounts&state=" + link.state()));
    }

    /** Presses the button of the connect page and gives the cookie that the browser has afterwards. */
    String press(Link link, @Nullable String cookie) {
        var request = http.post().uri("/connect/" + link.ticket());
        var answered = (cookie == null ? request : request.cookie("__Host-bankfeed", cookie)).exchange();
        var cookies = answered.expectStatus()
                .isSeeOther()
                .expectHeader()
                .location(link.authUri().toString())
                .expectBody()
                .returnResult()
                .getResponseCookies();
        return Objects.requireNonNull(cookies.getFirst("__Host-bankfeed")).getValue();
    }

    static String referenceIn(WebTestClient.ResponseSpec response) {
        URI landing = Objects.requireNonNull(response.expectStatus()
                .isSeeOther()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation());
        return Objects.requireNonNull(Link.parameter(landing, "ref"));
    }

    void tell(UUID connectionId, long consentNo, Event payload) {
        publisher.publish(events.of(connectionId, "demo", consentNo, payload)).block(LIMIT);
    }

    JsonNode body(WebTestClient.ResponseSpec response, int status) {
        return json.readTree(Objects.requireNonNull(response.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }

    void expectProblem(WebTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    /** Waits for the outbox to be empty, so that a second one would be seen. */
    ConsumerRecord<String, byte[]> single(String type, Link link) {
        await().atMost(LIMIT).until(() -> count("select count(*) from outbox where published_at is null") == 0);
        try (var log = new EventLog("bankfeed.consents")) {
            var found = log.await(ofType(type).and(withKey(link.connectionId())));
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    JsonNode data(ConsumerRecord<String, byte[]> record) {
        return json.readTree(record.value());
    }

    long count(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).map(row -> row.get(0, Long.class)).one().block(LIMIT));
    }
}
