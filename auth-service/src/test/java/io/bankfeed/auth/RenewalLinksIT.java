package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** In bulk: what ends soon, and the links to renew it. */
class RenewalLinksIT extends ActiveConnectionSetting {

    @Test
    void what_ends_soon_gets_the_links_of_its_notices_a_page_at_a_time() {
        var soon = endingIn(6);
        var sooner = endingIn(5);

        JsonNode first = links(Map.of("expires_within_days", 6, "limit", 1));
        JsonNode rest = links(Map.of(
                "expires_within_days",
                6,
                "limit",
                1,
                "cursor",
                first.path("next_cursor").asString()));

        assertThat(first.path("items").path(0).path("renewal_uri").asString()).isEqualTo(renewalUri(sooner));
        assertThat(rest.path("items").path(0).path("renewal_uri").asString()).isEqualTo(renewalUri(soon));
        expectProblem(post("demo", "/v1/renewal-links", Map.of()), 400, "invalid_request");
    }

    @Test
    void what_ends_soon_can_be_listed() {
        var soon = endingIn(4);
        var sooner = endingIn(2);

        JsonNode listed = body(get("demo", "/v1/connections?expires_within_days=3"), 200);

        assertThat(listed.path("items")
                        .valueStream()
                        .map(item -> item.path("connection_id").asString()))
                .contains(sooner.connectionId().toString())
                .doesNotContain(soon.connectionId().toString());
    }

    private JsonNode links(Map<String, ?> wanted) {
        return body(post("demo", "/v1/renewal-links", wanted), 200);
    }

    private Link endingIn(int days) {
        var link = active();
        tell(
                link.connectionId(),
                1,
                Grants.refreshed(grantedAt(link), clock.instant().plus(Duration.ofDays(days))));
        await().atMost(LIMIT)
                .until(() -> !told(link, "bankfeed.consent.expiring.v1").isEmpty());
        return link;
    }

    private String renewalUri(Link link) {
        return told(link, "bankfeed.consent.expiring.v1")
                .getLast()
                .path("renewal_uri")
                .asString();
    }
}
