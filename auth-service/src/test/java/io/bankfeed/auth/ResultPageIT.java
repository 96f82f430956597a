package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.AccountEvent.AccountChanged;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a user sees at the end, and before a renewal. */
class ResultPageIT extends HostedPagesSetting {

    @Test
    void the_renewal_page_names_the_accounts_masked_and_a_revocation_forgets_them() {
        var link = active();
        publisher
                .publish(events.of(
                        link.connectionId(),
                        "demo",
                        1,
                        new AccountChanged(
                                UUID.randomUUID(), "account", "TRANSACTION", "Current", "GBP", true, "****6789")))
                .block(LIMIT);
        await().atMost(LIMIT).until(() -> known(link) == 1);
        String page = renewalPage(link);

        Document shown = page(page, null);
        revoke(link);

        assertThat(shown.select(".accounts li").eachText()).containsExactly("Current ****6789");
        assertThat(shown.text()).contains("choose the same accounts");
        assertThat(known(link)).isZero();
        http.get().uri(page).exchange().expectStatus().isEqualTo(410);
    }

    @Test
    void without_landing_pages_our_own_says_how_it_went_and_blames_nobody_wrongly() {
        assertThat(resultOf("code=c")).contains("Your bank is connected");
        assertThat(resultOf("error=access_denied")).contains("You did not give permission");
        assertThat(resultOf("error=provider_error"))
                .contains("on the bank’s side")
                .doesNotContain("You did not give");
        assertThat(resultOf("error=server_error")).contains("on the bank’s side");
        assertThat(resultOf("error=invalid_scope")).contains("on our side");
        http.get().uri("/result/unknown").exchange().expectStatus().isEqualTo(410);
    }

    private String renewalPage(Link link) {
        return body(post("demo", "/v1/renewal-links", Map.of("expires_within_days", 400, "limit", 500)), 200)
                .path("items")
                .valueStream()
                .filter(item -> item.path("connection_id")
                        .asString()
                        .equals(link.connectionId().toString()))
                .map(item -> URI.create(item.path("renewal_uri").asString()).getPath())
                .findFirst()
                .orElseThrow();
    }
}
