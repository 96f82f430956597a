package io.bankfeed.auth;

import static io.bankfeed.testsupport.EventLog.withKey;
import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.EventLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

class CallbackRefusalsIT extends AuthServiceSetting {

    private static final String COOKIE = "__Host-bankfeed";

    @Test
    void a_forged_a_mangled_and_a_missing_state_get_the_same_page() {
        String forged = "A".repeat(42) + "A";

        String page = refused(callback("code=c&state=" + forged));

        assertThat(refused(callback("code=c&state=short"))).isEqualTo(page);
        assertThat(refused(callback("code=c"))).isEqualTo(page);
        assertThat(refused(callback(""))).isEqualTo(page);
        assertThat(page).contains("Your bank was not connected").doesNotContain(forged);
    }

    @Test
    void what_is_out_of_bounds_or_ambiguous_is_refused_and_does_not_use_the_link_up() {
        var link = link();
        String state = "&state=" + link.state();

        refused(callback("code=" + "x".repeat(2049) + state));
        refused(callback("code=" + state));
        refused(callback("code=a%0Ab" + state));
        refused(callback("code=a&code=b" + state));
        refused(callback("code=a&error=access_denied" + state));
        refused(callback("error=" + "x".repeat(201) + state));
        refused(callback("code=a" + state + state));
        refused(callback(state));

        comeBack(link, "good");
        single(GRANTED, link);
    }

    @Test
    void an_oversized_form_is_refused() {
        var link = link();

        var response = http.post()
                .uri("/callback")
                .body(BodyInserters.fromFormData("code", "x".repeat(300_000)).with("state", link.state()))
                .exchange();

        response.expectStatus().is4xxClientError();
        comeBack(link, "good");
    }

    @Test
    void an_expired_link_is_refused() {
        var link = link();
        clock.step(Duration.ofMinutes(61));

        refused(callback("code=c&state=" + link.state()));

        expectNothingGranted(link);
    }

    @Test
    void a_browser_with_the_cookie_of_another_link_is_refused_and_alarmed() {
        var link = link();
        String own = press(link, null);
        String foreign = press(link(), null);

        refused(callbackWith(foreign, link));

        assertThat(count("select count(*) from security_alarm where kind = 'callback_from_another_browser'"
                        + " and connection_id = '" + link.connectionId() + "'"))
                .isEqualTo(1);
        expectNothingGranted(link);
        referenceIn(callbackWith(own, link));
        refused(callbackWith(foreign, link));
        single(GRANTED, link);
    }

    @Test
    void a_browser_that_lost_its_cookie_is_let_in() {
        var link = link();
        press(link, null);

        comeBack(link, "code");

        single(GRANTED, link);
    }

    @Test
    void a_cookie_means_nothing_to_a_link_that_no_page_opened() {
        var link = link();

        referenceIn(callbackWith(press(link(), null), link));

        single(GRANTED, link);
    }

    @Test
    void a_link_made_for_another_environment_is_refused() {
        var link = link();
        database.sql("update auth_attempt set environment = 'https://auth.truelayer.com' where connection_id = :id")
                .bind("id", link.connectionId())
                .fetch()
                .rowsUpdated()
                .block(LIMIT);

        refused(callback("code=c&state=" + link.state()));

        expectNothingGranted(link);
    }

    @Test
    void a_callback_for_a_revoked_connection_is_refused() {
        var link = link();
        http.delete()
                .uri("/v1/connections/" + link.connectionId())
                .header("authorization", bearer("demo", WRITE))
                .exchange()
                .expectStatus()
                .isAccepted();

        refused(callback("code=c&state=" + link.state()));
    }

    @Test
    void the_page_speaks_the_browsers_language() {
        http.get()
                .uri("/callback")
                .header("Accept-Language", "de-AT,de;q=0.9")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("lang=\"de\"", "Ihre Bank wurde nicht verbunden"));
    }

    private void expectNothingGranted(Link link) {
        assertThat(connection(link).path("health").path("actor").asString()).isEqualTo("user");
        try (var log = new EventLog("bankfeed.consents")) {
            assertThat(log.now(withKey(link.connectionId()))).isEmpty();
        }
    }

    private WebTestClient.ResponseSpec callbackWith(String cookie, Link link) {
        return http.get()
                .uri(here("/callback?code=c&state=" + link.state()))
                .cookie(COOKIE, cookie)
                .exchange();
    }

    private static String refused(WebTestClient.ResponseSpec response) {
        return String.valueOf(response.expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .doesNotExist("Location")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
