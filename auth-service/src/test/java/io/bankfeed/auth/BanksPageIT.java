package io.bankfeed.auth;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static io.bankfeed.testsupport.TestTokens.bearerOfService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.ProviderEvent.ProviderHealthy;
import io.bankfeed.common.event.ProviderEvent.ProviderUnhealthy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Our own choice of banks, and the way from there to the bank. */
class BanksPageIT extends HostedPagesSetting {

    @Test
    void the_bank_is_chosen_on_our_page_by_the_browser_that_agreed_and_by_no_other() {
        var link = oak(Map.of("user_id", "banks"));
        String banks = link.connectUri().getPath() + "/banks";
        http.get().uri(banks).exchange().expectStatus().isEqualTo(410);
        String cookie = choose(link);

        Document all = page(banks, cookie);
        Document found = page(banks + "?q=monz", cookie);
        Document none = page(banks + "?q=%3Cscript%3E", cookie);

        assertThat(all.select("button.bank").eachAttr("value")).containsExactly("mock", "ob-monzo");
        assertThat(all.text()).doesNotContain("Crédit X");
        assertThat(found.select("button.bank").eachAttr("value")).containsExactly("ob-monzo");
        assertThat(none.select("[role=status]").text()).contains("No bank of this name");
        assertThat(none.select("script")).isEmpty();
        URI dialog = location(postBank(banks, cookie, Map.of("provider_id", "ob-monzo")));
        assertThat(Link.parameter(dialog, "provider_id")).isEqualTo("ob-monzo");
        assertThat(Link.parameter(dialog, "consent_id")).matches("[0-9a-f]{32}");
        assertThat(Link.parameter(dialog, "state")).isEqualTo(link.state());
        assertThat(postBank(banks, cookie, Map.of("provider_id", "no-such-bank"))
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("provider_id");
    }

    @Test
    void a_direct_bank_link_goes_to_the_bank_and_its_failure_to_the_dialog() {
        TRUE_LAYER.bankPage = "https://bank.example/authorize?x=1";
        var link = oak(Map.of("user_id", "direct", "provider_id", "ob-monzo"));

        URI bank = location(http.post().uri(link.connectUri().getPath()).exchange());
        JsonNode asked = json.readTree(TRUE_LAYER.askedForBankPage);
        TRUE_LAYER.bankPage = null;
        var other = oak(Map.of("user_id", "direct2", "provider_id", "ob-monzo"));
        URI dialog = location(http.post().uri(other.connectUri().getPath()).exchange());

        assertThat(bank.toString()).isEqualTo("https://bank.example/authorize?x=1");
        assertThat(asked.path("state").asString()).isEqualTo(link.state());
        assertThat(asked.path("consent_id").asString()).matches("[0-9a-f]{32}");
        assertThat(asked.path("code_challenge_method").asString()).isEqualTo("S256");
        assertThat(asked.path("provider_id").asString()).isEqualTo("ob-monzo");
        assertThat(dialog.toString()).startsWith(TRUE_LAYER.url());
    }

    @Test
    void a_bank_that_is_down_is_shown_as_such_and_can_not_be_chosen() {
        var link = oak(Map.of("user_id", "down"));
        String banks = link.connectUri().getPath() + "/banks";
        String cookie = choose(link);
        Instant now = Instant.now();

        publish("ob-monzo", new ProviderUnhealthy("ob-monzo", "provider_error", now));

        await().atMost(LIMIT)
                .until(() -> page(banks, cookie)
                        .select("button.bank")
                        .eachAttr("value")
                        .equals(List.of("mock")));
        assertThat(page(banks, cookie).select(".away").text()).contains("Monzo", "Temporarily unavailable");
        assertThat(health("ob-monzo")).isEqualTo("unhealthy");
        publish("ob-monzo", new ProviderHealthy("ob-monzo", now.plusSeconds(1)));
        publish("ob-monzo", new ProviderUnhealthy("ob-monzo", "late", now.minusSeconds(5)));
        await().atMost(LIMIT).until(() -> health("ob-monzo").equals("healthy"));
    }

    @Test
    void logos_come_from_here_and_can_run_nothing() {
        await().atMost(LIMIT)
                .until(() -> http.get()
                                .uri("/logos/mock")
                                .exchange()
                                .expectBody()
                                .returnResult()
                                .getStatus()
                                .value()
                        == 200);

        http.get()
                .uri("/logos/mock")
                .exchange()
                .expectHeader()
                .contentType("image/svg+xml")
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy).contains("default-src 'none'", "sandbox"));
        http.get().uri("/logos/none").exchange().expectStatus().isNotFound();
    }

    @Test
    void an_operator_has_the_list_fetched_now_and_a_tenant_may_not() {
        int before = TRUE_LAYER.asked.get();

        http.post()
                .uri("/internal/v1/providers/refreshes")
                .header("authorization", bearer("demo", READ, WRITE))
                .exchange()
                .expectStatus()
                .isForbidden();
        http.post()
                .uri("/internal/v1/providers/refreshes")
                .header("authorization", bearerOfService("operator", "operations"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.providers")
                .isEqualTo(3);

        assertThat(TRUE_LAYER.asked.get()).isGreaterThan(before);
    }
}
