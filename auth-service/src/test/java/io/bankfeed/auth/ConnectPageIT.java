package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class ConnectPageIT extends AuthServiceSetting {

    @Test
    void the_page_names_the_tenant_and_has_one_button_and_no_script() {
        var link = link("demo", Map.of("user_id", "u", "language", "de"));

        Document page = show(link);

        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select("h1").text()).contains("Demo");
        assertThat(page.select("form[method=post] button")).hasSize(1);
        assertThat(page.select("script, img, link, iframe")).isEmpty();
        assertThat(page.outerHtml()).doesNotContain(link.state(), link.ticket());
    }

    @Test
    void the_page_is_closed_to_everybody_else() {
        visit(link())
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains(
                                        "default-src 'none'",
                                        "frame-ancestors 'none'",
                                        "base-uri 'none'",
                                        "style-src 'sha256-")
                                .doesNotContain("unsafe"))
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    @Test
    void visits_use_nothing_up_and_the_button_sends_the_browser_on_with_a_cookie() {
        var link = link();
        show(link);
        show(link);
        http.head().uri("/connect/" + link.ticket()).exchange().expectStatus().isNoContent();

        http.post()
                .uri("/connect/" + link.ticket())
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location(link.authUri().toString())
                .expectHeader()
                .value(
                        "Set-Cookie",
                        cookie -> assertThat(cookie)
                                .startsWith("__Host-bankfeed=")
                                .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
                                .doesNotContain("Domain"));
    }

    @Test
    void the_same_browser_may_press_again_and_another_may_not() {
        var link = link();

        String cookie = press(link, null);

        assertThat(press(link, cookie)).isEqualTo(cookie);
        dead(http.post().uri("/connect/" + link.ticket()).exchange());
    }

    @Test
    void a_browser_with_two_links_keeps_one_cookie_for_both() {
        var first = link();
        var second = link();

        String cookie = press(first, null);

        assertThat(press(second, cookie)).isEqualTo(cookie);
    }

    @Test
    void a_form_on_somebody_elses_page_is_not_the_button() {
        dead(http.post()
                .uri("/connect/" + link().ticket())
                .header("Sec-Fetch-Site", "cross-site")
                .exchange());
    }

    @Test
    void unknown_expired_and_answered_links_get_the_same_page() {
        var expired = link();
        clock.step(Duration.ofHours(2));
        var answered = link();
        comeBack(answered, "code");

        String page = dead(visit(expired));

        assertThat(dead(visit(answered))).isEqualTo(page);
        assertThat(dead(http.get().uri("/connect/unknown").exchange())).isEqualTo(page);
        assertThat(dead(http.post().uri("/connect/" + expired.ticket()).exchange()))
                .isEqualTo(page);
    }

    @Test
    void without_hosted_pages_each_visit_goes_on_at_once_and_every_browser_of_them_may_come_back() {
        var link = link("acme", Map.of("user_id", "u"));

        String scanner = goOn(link);
        String user = goOn(link);

        assertThat(user).isNotEqualTo(scanner);
        referenceIn(http.get()
                .uri(here("/callback?code=c&state=" + link.state()))
                .cookie("__Host-bankfeed", user)
                .exchange());
    }

    private String goOn(Link link) {
        var answer = visit(link)
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location(link.authUri().toString())
                .expectBody()
                .returnResult();
        return Objects.requireNonNull(answer.getResponseCookies().getFirst("__Host-bankfeed"))
                .getValue();
    }

    private Document show(Link link) {
        return Jsoup.parse(Objects.requireNonNull(visit(link)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }

    private WebTestClient.ResponseSpec visit(Link link) {
        return http.get().uri("/connect/" + link.ticket()).exchange();
    }

    private static String dead(WebTestClient.ResponseSpec response) {
        return String.valueOf(response.expectStatus()
                .isEqualTo(410)
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
