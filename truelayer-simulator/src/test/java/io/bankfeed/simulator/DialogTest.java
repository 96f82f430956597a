package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DialogTest {
    private static final Simulated simulated = new Simulated();

    @AfterAll
    static void stop() {
        simulated.close();
    }

    @Test
    void leads_from_bank_choice_over_permissions_login_and_accounts_to_a_code() {
        Link link = new Link().without("provider_id");

        Browser browser = Browser.open(simulated, link.path());
        assertThat(browser.title()).isEqualTo("Choose your bank");
        browser.submit("bank", Map.of("provider_id", "mock"));
        assertThat(browser.title()).isEqualTo("Allow access?");
        browser.submit("permissions");
        assertThat(browser.title()).isEqualTo("Log in");
        browser.logIn("john7", "doe7");
        assertThat(browser.title()).isEqualTo("Choose what to share");
        assertThat(browser.page().select("input[type=checkbox][name=account_id]"))
                .hasSize(7);
        browser.submit("accounts");

        assertThat(browser.callback())
                .containsEntry("state", link.state())
                .containsEntry("scope", Link.ALL_SCOPES)
                .containsKey("code");
    }

    @Test
    void can_be_neither_framed_nor_scripted() {
        Browser browser = Browser.open(simulated, new Link().path());

        assertThat(browser.answer().header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(browser.answer().header("X-Frame-Options")).isEqualToIgnoringCase("deny");
        assertThat(browser.page().select("script")).isEmpty();
    }

    @Test
    void posts_the_callback_from_a_form_that_needs_no_script() {
        Link link = new Link().with("response_mode", "form_post");

        Browser browser = Browser.open(simulated, link.path()).agreeAs("john", "doe");

        Element form = browser.page().expectFirst("form#return");
        assertThat(form.attr("action")).isEqualTo(Simulated.CALLBACK);
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.expectFirst("input[name=state]").attr("value")).isEqualTo(link.state());
        String code = form.expectFirst("input[name=code]").attr("value");
        assertThat(Session.exchange(simulated, code).status()).isEqualTo(200);
    }

    @Test
    void can_be_cancelled_at_every_step() {
        Browser first = Browser.open(simulated, new Link().path()).submit("cancel");
        assertThat(first.callback()).containsEntry("error", "access_denied").containsKey("state");

        Browser last = Browser.open(simulated, new Link().path())
                .submit("permissions")
                .logIn("john", "doe")
                .submit("cancel");
        assertThat(last.callback()).containsEntry("error", "access_denied").doesNotContainKey("code");
    }

    @Test
    void lets_a_user_try_again_after_a_wrong_password() {
        Browser browser =
                Browser.open(simulated, new Link().path()).submit("permissions").logIn("john", "wrong");

        assertThat(browser.title()).isEqualTo("Log in");
        assertThat(browser.page().expectFirst("[role=alert]").text()).contains("wrong");
        assertThat(browser.logIn("john", "doe").title()).isEqualTo("Choose what to share");
    }

    @Test
    void skips_the_permissions_of_a_client_that_shows_its_own() {
        Browser browser =
                Browser.open(simulated, new Link().with("consent_id", "abc123").path());

        assertThat(browser.title()).isEqualTo("Log in");
    }

    @Test
    void never_redirects_to_an_address_that_is_not_registered() {
        String slash = new Link().with("redirect_uri", Simulated.CALLBACK + "/").path();
        String stranger = new Link().with("client_id", "sandbox-nobody").path();

        assertThat(simulated.get(slash).status()).isEqualTo(400);
        assertThat(simulated.get(slash).header("Location")).isEmpty();
        assertThat(simulated.get(stranger).status()).isEqualTo(400);
    }

    @Test
    void serves_a_link_once() {
        String link = new Link().path();
        Browser reloaded = Browser.open(simulated, link);
        Browser.open(simulated, link).agreeAs("john", "doe");

        assertThat(simulated.get(link).status()).isEqualTo(400);
        assertThat(reloaded.agreeAs("john", "doe").hasLeft()).isFalse();
    }

    @Test
    void tells_the_client_of_a_link_that_is_not_in_order() {
        Browser browser =
                Browser.open(simulated, new Link().with("scope", "everything").path());

        assertThat(browser.callback()).containsEntry("error", "invalid_scope");
    }

    @Test
    void escapes_what_the_link_brings() {
        Browser browser = Browser.open(
                simulated,
                new Link()
                        .with("response_mode", "form_post")
                        .with("state", "\"><script>")
                        .path());

        assertThat(browser.agreeAs("john", "doe")
                        .page()
                        .expectFirst("input[name=state]")
                        .attr("value"))
                .isEqualTo("\"><script>");
    }
}
