package io.bankfeed.auth;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProvidersIT extends AuthServiceSetting {

    private final StubTrueLayer trueLayer = StubTrueLayer.INSTANCE;

    @AfterEach
    void heal() {
        trueLayer.status = 200;
    }

    @Test
    void banks_come_filtered_by_country_and_scopes_without_asking_truelayer_again() {
        JsonNode all = body(get("demo", "/v1/providers"), 200);
        int asked = trueLayer.asked.get();

        assertThat(ids(all)).containsExactly("mock", "ob-monzo", "stet-x");
        assertThat(ids(body(get("demo", "/v1/providers?country=gb"), 200))).containsExactly("mock", "ob-monzo");
        assertThat(ids(body(get("demo", "/v1/providers?country=uk&scope=accounts cards,beneficiaries"), 200)))
                .isEmpty();
        assertThat(ids(body(get("demo", "/v1/providers?scope=cards,info"), 200)))
                .containsExactly("mock");
        JsonNode mock = all.path("items").path(0);
        assertThat(mock.path("logo_url").asString()).isEqualTo(StubTrueLayer.INSTANCE.url() + "/logos/mock.svg");
        assertThat(mock.path("availability").path("recommended_status").asString())
                .isEqualTo("healthy");
        assertThat(trueLayer.asked.get()).isEqualTo(asked);
        get("demo", "/v1/providers?country=uk2").expectStatus().isBadRequest();
        http.get().uri("/v1/providers").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void an_unchanged_list_is_304() {
        String tag = Objects.requireNonNull(get("demo", "/v1/providers")
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());

        http.get()
                .uri("/v1/providers")
                .header("authorization", bearer("demo", READ))
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void a_stale_list_is_better_than_none() {
        body(get("demo", "/v1/providers"), 200);
        trueLayer.status = 500;
        int asked = trueLayer.asked.get();

        database.sql("update provider_catalogue set fetched_at = '2026-01-01'")
                .fetch()
                .rowsUpdated()
                .block(LIMIT);
        await().atMost(LIMIT).until(() -> trueLayer.asked.get() > asked);

        assertThat(ids(body(get("demo", "/v1/providers"), 200))).hasSize(3);
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("provider_id").asString())
                .toList();
    }
}
