package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which banks a link shows, and the less happy ways back. */
class LinkChoiceTest {
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    @Test
    void offers_the_banks_that_the_link_covers_and_the_usual_ones_when_it_names_none() {
        Link link = new Link().without("provider_id");

        assertThat(offered(link.with("providers", "uk-oauth-all"))).containsExactly("oauth-larkspur", "oauth-cardinal");
        assertThat(offered(link.with("disable_providers", "oauth-cardinal"))).containsExactly("oauth-larkspur");
        Link silent = new Link().without("provider_id").without("providers");
        assertThat(offered(silent)).contains("ob-harbour", "oauth-larkspur").doesNotContain("mock", "xs2a-rivage-fr");
        assertThat(offered(silent.with("enable_mock", "true"))).contains("mock");
        assertThat(offered(new Link()
                        .without("provider_id")
                        .without("providers")
                        .with("enable_credentials_sharing_providers", "true")))
                .containsExactly("mock");
        assertThat(offered(new Link().with("providers", "uk-ob-all")))
                .as("not covered")
                .contains("ob-harbour");
        assertThat(Browser.open(
                                simulated,
                                new Link().with("providers", "nl-all").path())
                        .callback())
                .containsEntry("error", "invalid_request");
    }

    private List<String> offered(Link link) {
        return Browser.open(simulated, link.path())
                .page()
                .select("button[name=provider_id]")
                .eachAttr("value");
    }

    @Test
    void comes_back_with_what_the_bank_says_when_it_refuses() {
        Browser browser = Browser.open(simulated, new Link().path()).submit("permissions");
        browser.logIn("refused.provider_error", "error");
        assertThat(browser.callback()).containsEntry("error", "provider_error");

        simulated.put("/simulator/v1/banks/ob-harbour", "{\"login_failure\":\"temporarily_unavailable\"}");
        Browser other = Browser.open(
                simulated, new Link().with("provider_id", "ob-harbour").path());
        other.submit("permissions").logIn("john", "doe");
        assertThat(other.callback()).containsEntry("error", "temporarily_unavailable");
    }

    @Test
    void cancels_to_the_address_that_the_client_has_for_it() {
        simulated.put(
                "/simulator/v1/clients",
                "{\"client_id\":\"sandbox-test\",\"cancellation_uri\":\"http://localhost:8081/callback?error=access_denied\"}");

        Browser browser =
                Browser.open(simulated, new Link().with("state", "s9").path()).submit("cancel");

        assertThat(browser.answer().header("Location"))
                .isEqualTo("http://localhost:8081/callback?error=access_denied&state=s9");
    }

    @Test
    void breaks_on_a_plus_in_the_scope_unless_told_otherwise() {
        String link = new Link().path().replace("accounts%20balance", "accounts+balance");

        assertThat(Browser.open(simulated, link).callback()).containsEntry("error", "invalid_scope");
        simulated.flip("plus_in_scope", "space");
        assertThat(Browser.open(simulated, link).title()).isEqualTo("Allow access?");
    }
}
