package io.bankfeed.auth;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.SyncEvent.SyncErased;
import io.bankfeed.common.event.TokenEvent.TokenErased;
import io.bankfeed.common.event.TokenEvent.TokenRefreshFailed;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class RevokeIT extends AuthServiceSetting {

    @Test
    void revoked_is_told_once_however_often_it_is_asked() {
        var link = link();
        comeBack(link, "code");

        JsonNode first = body(revoke("demo", link, WRITE), 202);
        JsonNode again = body(revoke("demo", link, WRITE), 202);

        assertThat(first.path("status").asString()).isEqualTo("revoked");
        assertThat(again).isEqualTo(first);
        assertThat(data(single("bankfeed.consent.revoked.v1", link))
                        .path("consent_no")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void late_news_brings_nothing_back() {
        var link = link();
        comeBack(link, "code");
        revoke("demo", link, WRITE).expectStatus().isAccepted();
        long processed = count("select count(*) from processed_event");

        tell(link.connectionId(), 1, new SyncCompleted(UUID.randomUUID(), 1, 1, 0, 0, clock.instant(), null, true));
        tell(link.connectionId(), 1, new TokenRefreshFailed("late", Actor.BANK, null));
        await().atMost(LIMIT).until(() -> count("select count(*) from processed_event") == processed + 2);

        assertThat(connection(link).path("status").asString()).isEqualTo("revoked");
        assertThat(connection(link).path("health").path("data_as_of").isNull()).isTrue();
        assertThat(connection(link).path("health").path("reason").isNull()).isTrue();
    }

    @Test
    void it_says_when_keys_are_destroyed_and_data_erased_and_is_then_told_as_erased() {
        var link = link();
        comeBack(link, "code");
        JsonNode revoked = body(revoke("demo", link, WRITE), 202);

        tell(link.connectionId(), 1, new TokenErased(clock.instant()));
        await().atMost(LIMIT)
                .until(() -> !erasure(link).path("keys_destroyed_at").isNull());
        JsonNode half = connection(link);
        tell(link.connectionId(), 1, new SyncErased(clock.instant()));
        await().atMost(LIMIT)
                .until(() -> connection(link).path("reason").asString().equals("erased"));

        assertThat(revoked.path("erasure").path("keys_destroyed_at").isNull()).isTrue();
        assertThat(half.path("reason").isNull()).isTrue();
        assertThat(half.path("erasure").path("data_erased_at").isNull()).isTrue();
        assertThat(erasure(link).path("data_erased_at").isNull()).isFalse();
        assertThat(connection(link).path("status").asString()).isEqualTo("revoked");
    }

    private JsonNode erasure(Link link) {
        return connection(link).path("erasure");
    }

    @Test
    void it_is_for_the_tenant_and_for_those_who_may_write() {
        var link = link();

        expectProblem(revoke("acme", link, WRITE), 404, "not_found");
        expectProblem(revoke("demo", link, READ), 403, "forbidden");
        assertThat(connection(link).path("status").asString()).isEqualTo("pending");
    }

    private WebTestClient.ResponseSpec revoke(String tenant, Link link, String scope) {
        return http.delete()
                .uri("/v1/connections/" + link.connectionId())
                .header("authorization", bearer(tenant, scope))
                .exchange();
    }
}
