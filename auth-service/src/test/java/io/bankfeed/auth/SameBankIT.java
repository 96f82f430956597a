package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

/** The same bank again, by the same user. */
class SameBankIT extends HostedPagesSetting {

    @Test
    void linking_the_same_bank_again_is_found_when_the_link_is_made_and_offered_as_a_renewal() {
        var first = shared("twice");

        JsonNode created = body(create("oak", Map.of("user_id", "twice", "provider_id", "ob-monzo")), 201);
        var second = Link.of("oak", created);

        assertThat(created.path("same_bank_as").asString())
                .isEqualTo(first.connectionId().toString());
        assertThat(page(second.connectUri().getPath(), null).select(".same").text())
                .contains("Monzo");
        URI renewal = location(http.post()
                .uri(second.connectUri().getPath())
                .body(BodyInserters.fromFormData("choice", "renew"))
                .exchange());
        assertThat(renewal.getPath()).startsWith("/renew/");
        assertThat(page(renewal.getPath(), null).select("h1").text()).contains("Oak & Sons");
    }

    @Test
    void choosing_the_same_bank_on_our_page_offers_the_renewal_and_another_sign_in() {
        shared("again");
        var link = oak(Map.of("user_id", "again"));
        String banks = link.connectUri().getPath() + "/banks";
        String cookie = choose(link);

        assertThat(page(banks, cookie).select("button[value=ob-monzo]").text()).contains("share this bank already");
        assertThat(offer(banks, cookie).select("button[name=choice]").eachAttr("value"))
                .containsExactly("renew", "another");
        URI renewal = location(postBank(banks, cookie, Map.of("provider_id", "ob-monzo", "choice", "renew")));
        assertThat(renewal.getPath()).startsWith("/renew/");
        URI dialog = location(postBank(banks, cookie, Map.of("provider_id", "ob-monzo", "choice", "another")));
        assertThat(Link.parameter(dialog, "provider_id")).isEqualTo("ob-monzo");
    }

    private Link shared(String user) {
        var first = oak(Map.of("user_id", user, "provider_id", "ob-monzo"));
        callback("code=c&state=" + first.state()).expectStatus().isSeeOther();
        publisher
                .publish(events.of(first.connectionId(), "oak", 1, Grants.exchanged(clock.instant())))
                .block(LIMIT);
        awaitStatus(first, "active");
        return first;
    }

    private Document offer(String banks, String cookie) {
        return Jsoup.parse(String.valueOf(postBank(banks, cookie, Map.of("provider_id", "ob-monzo"))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }
}
