package io.bankfeed.auth;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class RedemptionIT extends AuthServiceSetting {

    @Test
    void the_right_user_confirms_once_and_gets_the_same_however_often() {
        var link = link();
        String reference = comeBack(link, "code");

        JsonNode first = body(redeem("demo", reference, "user-1"), 200);
        JsonNode again = body(redeem("demo", reference, "user-1"), 200);

        assertThat(first.path("connection_id").asString())
                .isEqualTo(link.connectionId().toString());
        assertThat(again).isEqualTo(first);
        single(CONFIRMED, link);
    }

    @Test
    void another_user_is_refused_and_alarmed_and_the_right_one_still_may() {
        var link = link();
        String reference = comeBack(link, "code");

        expectProblem(redeem("demo", reference, "attacker"), 403, "other_user");

        assertThat(count("select count(*) from security_alarm where kind = 'reference_redeemed_for_another_user'"
                        + " and connection_id = '" + link.connectionId() + "'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from consent where confirmed_at is not null and connection_id = '"
                        + link.connectionId() + "'"))
                .isZero();
        body(redeem("demo", reference, "user-1"), 200);
    }

    @Test
    void another_tenant_an_unknown_reference_and_nonsense_find_nothing() {
        String reference = comeBack(link(), "code");

        expectProblem(redeem("acme", reference, "user-1"), 404, "not_found");
        expectProblem(redeem("demo", "B".repeat(42) + "A", "user-1"), 404, "not_found");
        expectProblem(redeem("demo", "nonsense", "user-1"), 404, "not_found");
        expectProblem(post("demo", "/v1/callback-references/" + reference, Map.of()), 400, "invalid_request");
    }

    @Test
    void reading_rights_do_not_redeem() {
        String reference = comeBack(link(), "code");

        expectProblem(
                http.post()
                        .uri("/v1/callback-references/" + reference)
                        .header("authorization", bearer("demo", READ))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("user_id", "user-1"))
                        .exchange(),
                403,
                "forbidden");
    }

    @Test
    void a_reference_dies_in_the_end() {
        String reference = comeBack(link(), "code");
        clock.step(Duration.ofDays(8));

        expectProblem(redeem("demo", reference, "user-1"), 410, "reference_expired");
    }

    @Test
    void a_return_without_a_grant_can_be_looked_up_but_confirms_nothing() {
        var link = link();
        String reference = referenceIn(callback("error=access_denied&state=" + link.state()));

        JsonNode seen = body(redeem("demo", reference, "user-1"), 200);

        assertThat(seen.path("status").asString()).isEqualTo("failed");
        assertThat(seen.path("reason").asString()).isEqualTo("access_denied");
    }

    private WebTestClient.ResponseSpec redeem(String tenant, String reference, String user) {
        return post(tenant, "/v1/callback-references/" + reference, Map.of("user_id", user));
    }
}
