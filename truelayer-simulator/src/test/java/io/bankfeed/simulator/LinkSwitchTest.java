package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both sides of what nobody could confirm about links, tokens and the life of a connection. */
class LinkSwitchTest {
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    @Test
    void consent_order_puts_the_bank_before_the_permissions_or_after() {
        Link link = new Link().without("provider_id").with("tracking_id", "t1");
        assertThat(Browser.open(simulated, link.path()).title()).isEqualTo("Choose your bank");

        simulated.flip("consent_order", "consent_first");
        Browser browser = Browser.open(simulated, link.with("tracking_id", "t2").path());
        assertThat(browser.title()).isEqualTo("Allow access?");
        browser.submit("permissions");
        assertThat(browser.title()).isEqualTo("Choose your bank");
        browser.submit("bank", Map.of("provider_id", "mock"))
                .logIn("john", "doe")
                .submit("accounts");
        assertThat(browser.callback()).containsKey("code");

        String bearer = "Bearer " + Session.of(simulated, "mock").accessToken();
        assertThat(names(simulated.get("/v1/tracked-events?tracking_id=t2", "Authorization", bearer)))
                .containsExactly(
                        "dialog_started",
                        "consent_granted",
                        "provider_selected",
                        "provider_auth_started",
                        "provider_authorized");
    }

    private static List<String> names(Simulated.Answer events) {
        return events.results()
                .valueStream()
                .map(event -> event.path("name").asString(""))
                .toList();
    }

    @Test
    void refused_link_is_a_page_or_an_error() {
        String stranger = new Link().with("client_id", "sandbox-nobody").path();
        assertThat(simulated.get(stranger).header("Content-Type")).startsWith("text/html");
        assertThat(simulated.get(stranger).status()).isEqualTo(400);

        simulated.flip("refused_link", "unauthorized_client");
        assertThat(simulated.get(stranger).error()).isEqualTo("unauthorized_client");
        assertThat(simulated.get(stranger).status()).isEqualTo(401);
        assertThat(simulated.get(stranger).header("Location")).isEmpty();
    }

    @Test
    void tracking_token_is_the_users_or_the_clients() {
        String path = "/v1/tracked-events?tracking_id=t7";
        Session session = Session.of(simulated, new Link().with("tracking_id", "t7"));
        String users = "Bearer " + session.accessToken();
        assertThat(simulated.get(path, "Authorization", users).status()).isEqualTo(200);
        assertThat(clientToken("tracking").error()).isEqualTo("invalid_scope");

        simulated.flip("tracking_token", "client_credentials");
        assertThat(simulated.get(path, "Authorization", users).status()).isEqualTo(401);
        assertThat(clientToken("data").error()).isEqualTo("invalid_scope");
        Simulated.Answer token = clientToken("tracking");
        assertThat(token.json().propertyNames()).doesNotContain("refresh_token");
        String clients = "Bearer " + token.json().path("access_token").asString("");
        assertThat(names(simulated.get(path, "Authorization", clients))).endsWith("code_exchanged");
        assertThat(simulated.get("/data/v1/accounts", "Authorization", clients).status())
                .isEqualTo(401);
        simulated.advance("PT1H");
        assertThat(simulated.get(path, "Authorization", clients).status()).isEqualTo(401);
    }

    private Simulated.Answer clientToken(String scope) {
        return Session.token(simulated, "client_credentials", Map.of("scope", scope));
    }

    @Test
    void consent_dates_come_from_the_bank_or_not_at_all() {
        Session session = Session.of(simulated, "ob-harbour");
        assertThat(session.get("/me").results().path(0).propertyNames())
                .contains("consent_status", "consent_status_updated_at", "consent_created_at", "consent_expires_at");

        simulated.flip("consent_dates", "absent");
        assertThat(session.get("/me").results().path(0).propertyNames())
                .containsExactly("client_id", "credentials_id", "provider", "scopes", "privacy_policy");
    }

    @Test
    void deleted_token_is_unauthorized_or_denied() {
        Session session = Session.of(simulated, "mock");
        simulated.delete("/api/delete", "Authorization", "Bearer " + session.accessToken());
        assertThat(session.get("/accounts").error()).isEqualTo("unauthorized");
        assertThat(session.get("/accounts").status()).isEqualTo(401);

        simulated.flip("deleted_token", "access_denied");
        assertThat(session.get("/accounts").error()).isEqualTo("access_denied");
        assertThat(session.get("/accounts").status()).isEqualTo(403);
    }

    @Test
    void extension_errors_are_an_object_or_a_list() {
        Map<String, Object> empty = Json.object("client_secret", Simulated.SECRET);
        assertThat(simulated
                        .postJson("/connections/extend", empty)
                        .json()
                        .path("errors")
                        .path("ClientId")
                        .path(0))
                .hasToString("\"The ClientId field is required.\"");

        simulated.flip("extension_errors", "array");
        assertThat(simulated.postJson("/connections/extend", empty).json().path("errors"))
                .anyMatch(error -> error.asString("").equals("The ClientId field is required."));
    }
}
