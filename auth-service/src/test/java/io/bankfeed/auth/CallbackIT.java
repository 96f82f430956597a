package io.bankfeed.auth;

import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.crypto.SealedGrant;
import io.bankfeed.testsupport.EventLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

class CallbackIT extends AuthServiceSetting {

    @Test
    void a_grant_goes_out_once_with_the_code_sealed_to_token_service() throws Exception {
        var link = link("demo", Map.of("user_id", "u", "provider_id", "mock", "landing", "mobile"));

        var answer = callback("code=the-code-1&scope=accounts&state=" + link.state())
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .valueMatches("Location", "https://app\\.demo\\.example/back\\?from=bank&ref=[A-Za-z0-9_-]{43}")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .returnResult();

        assertThat(answer.getResponseBody()).isNull();
        JsonNode event = data(single(GRANTED, link));
        expectSealedFor(link, event, "the-code-1");
        assertThat(event.path("redirect_uri").asString()).isEqualTo(link.required("redirect_uri"));
        assertThat(event.path("provider_id").asString()).isEqualTo("mock");
        assertThat(event.path("consent_no").asLong()).isEqualTo(1);
        expectTimes(event);
        assertThat(connection(link).path("status").asString()).isEqualTo("pending");
        assertThat(connection(link).path("health").path("actor").asString()).isEqualTo("nobody");
    }

    @Test
    void a_callback_that_comes_twice_leads_to_the_same_page_and_to_one_grant() {
        var link = link();

        String first = comeBack(link, "code-a");
        String again = comeBack(link, "code-a");
        String withAnotherCode = comeBack(link, "code-b");

        assertThat(again).isEqualTo(first);
        assertThat(withAnotherCode).isEqualTo(first);
        single(GRANTED, link);
    }

    @Test
    void twenty_at_once_are_one_grant() throws Exception {
        var link = link();

        Set<String> references = new HashSet<>();
        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            var callbacks = Collections.<Callable<String>>nCopies(20, () -> comeBack(link, "code"));
            for (var answered : browsers.invokeAll(callbacks)) {
                references.add(answered.get());
            }
        }

        assertThat(references).hasSize(1);
        single(GRANTED, link);
    }

    @Test
    void a_posted_form_is_as_good_as_a_query() {
        var link = link();

        referenceIn(http.post()
                .uri("/callback")
                .body(BodyInserters.fromFormData("code", "form-code")
                        .with("scope", "accounts")
                        .with("state", link.state()))
                .exchange());

        single(GRANTED, link);
    }

    @Test
    void a_head_request_takes_nothing() {
        var link = link();

        http.head()
                .uri("/callback?code=x&state=" + link.state())
                .exchange()
                .expectStatus()
                .isNoContent();
        comeBack(link, "y");

        single(GRANTED, link);
    }

    @Test
    void a_tenant_that_switched_confirmation_off_is_confirmed_at_once() {
        var link = link("acme", Map.of("user_id", "u"));

        comeBack(link, "code");

        single(GRANTED, link);
        single(CONFIRMED, link);
    }

    @Test
    void without_redemption_nothing_is_confirmed() {
        var link = link();

        comeBack(link, "code");
        single(GRANTED, link);

        try (var log = new EventLog("bankfeed.consents")) {
            assertThat(log.now(ofType(CONFIRMED).and(withKey(link.connectionId()))))
                    .isEmpty();
        }
    }

    private static void expectSealedFor(Link link, JsonNode event, String code) throws Exception {
        UUID attempt = UUID.fromString(event.path("attempt_id").asString());
        var opener = TestKeys.opener();
        var grant = SealedGrant.openWith(opener, event.path("sealed_code").asString(), link.connectionId(), attempt);
        assertThat(grant.code().reveal()).isEqualTo(code);
        assertThat(s256(Objects.requireNonNull(grant.codeVerifier()).reveal()))
                .isEqualTo(link.required("code_challenge"));
        String ip = event.path("sealed_end_user_ip").asString();
        assertThat(opener.open(ip, link.connectionId(), attempt).reveal()).isEqualTo("127.0.0.1");
    }

    private static void expectTimes(JsonNode event) {
        Instant granted = Instant.parse(event.path("granted_at").asString());
        assertThat(Instant.parse(event.path("code_expires_at").asString())).isEqualTo(granted.plusSeconds(300));
        assertThat(Instant.parse(event.path("attended_until").asString()))
                .isEqualTo(granted.plus(Duration.ofMinutes(45)));
    }

    private static String s256(String verifier) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
