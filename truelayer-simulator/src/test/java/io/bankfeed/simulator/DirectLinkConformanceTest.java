package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The fields of direct links, of links that renew, and of journey tracking. */
class DirectLinkConformanceTest {
    private static final Simulated simulated = new Simulated();

    @AfterAll
    static void stop() {
        simulated.close();
    }

    private static Map<String, Object> authorising() {
        return Json.object(
                "response_type", "code",
                "client_id", Simulated.CLIENT,
                "redirect_uri", Simulated.CALLBACK,
                "scope", "accounts transactions offline_access",
                "consent_id", "c1",
                "provider_id", "mock");
    }

    private static Map<String, Object> renewing(Session session) {
        return Json.object(
                "response_type", "code", "refresh_token", session.refreshToken(), "redirect_uri", Simulated.CALLBACK);
    }

    private static void leadsToTheBank(Simulated.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("result", "success");
        assertThat(answer.json().path("success").asBoolean(false)).isTrue();
        String link = answer.json().path("result").asString("");
        assertThat(Browser.open(simulated, link).title()).isEqualTo("Log in");
    }

    private static void refused(Simulated.Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"error_description\":\"Invalid request\",\"error\":\"invalid_request\","
                        + "\"error_details\":{\"reason\":\"" + reason + "\"}}");
    }

    @ParameterizedTest(name = "1.6 {0} is required")
    @ValueSource(strings = {"response_type", "client_id", "redirect_uri", "scope", "consent_id", "provider_id"})
    void a_direct_link_needs(String field) {
        Map<String, Object> body = authorising();
        leadsToTheBank(simulated.postJson("/v1/authuri", body));

        body.remove(field);
        refused(simulated.postJson("/v1/authuri", body), "Invalid " + field);
    }

    @ParameterizedTest(name = "1.6 {0} is optional")
    @CsvSource(delimiter = '|', textBlock = """
        state                | "s1"
        user                 | {"id":"u1","name":"John Doe","email":"john@example.com"}
        user                 | {"name":"John Doe","phone":"+441234567890"}
        data_use_description | "To see what you can afford."
        code_challenge       | "abc" , "code_challenge_method": "S256"
        response_mode        | "form_post"
        auth_inputs          | {"branch-name":"north"}
        tracking_id          | "t1"
        """)
    void a_direct_link_may_have(String field, String value) {
        leadsToTheBank(simulated.send("POST", "/v1/authuri", with(field, value)));
    }

    private static String with(String field, String json) {
        String body = Json.text(authorising());
        return body.substring(0, body.length() - 1) + ",\"" + field + "\":" + json + "}";
    }

    @ParameterizedTest(name = "1.6 {0} = {1} is refused")
    @CsvSource(delimiter = '|', textBlock = """
        anything unknown      | "red"                      | Unknown anything unknown
        user                  | {"name":"John Doe"}        | Invalid user
        user                  | {"email":"a@b.example"}    | Invalid user
        code_challenge        | "abc"                      | Invalid code_challenge_method
        response_mode         | "fragment"                 | Invalid response_type or response_mode
        """)
    void a_direct_link_may_not_have(String field, String value, String reason) {
        refused(simulated.send("POST", "/v1/authuri", with(field, value)), reason);
    }

    @ParameterizedTest(name = "7.2 {0} is required")
    @ValueSource(strings = {"response_type", "refresh_token", "redirect_uri"})
    void a_renewing_link_needs(String field) {
        Map<String, Object> body = renewing(Session.of(simulated, "mock"));
        leadsToTheBank(simulated.postJson("/v1/reauthuri", body));

        body.remove(field);
        refused(simulated.postJson("/v1/reauthuri", body), "Invalid " + field);
    }

    @ParameterizedTest(name = "7.2 {0} is optional")
    @CsvSource({"state,s1", "response_mode,form_post", "code_challenge,abc"})
    void a_renewing_link_may_have(String field, String value) {
        Map<String, Object> body = renewing(Session.of(simulated, "mock"));
        body.put(field, value);
        if (field.equals("code_challenge")) {
            body.put("code_challenge_method", "S256");
        }

        leadsToTheBank(simulated.postJson("/v1/reauthuri", body));
    }

    @Test
    void section_7_2_renewing_is_for_the_uk_alone_and_for_known_refresh_tokens() {
        refused(
                simulated.postJson("/v1/reauthuri", renewing(Session.of(simulated, "xs2a-molenbank-nl"))),
                "Invalid refresh_token");
    }

    @Test
    void section_1_7_every_event_has_the_documented_fields() {
        Session session =
                Session.of(simulated, new Link().with("tracking_id", "t9").with("provider_id", "mock"));

        JsonNode events = simulated
                .get("/v1/tracked-events?tracking_id=t9", "Authorization", "Bearer " + session.accessToken())
                .results();

        assertThat(events.valueStream().map(event -> event.path("name").asString("")))
                .containsExactlyElementsOf(List.of(
                        "dialog_started",
                        "provider_selected",
                        "consent_granted",
                        "provider_auth_started",
                        "provider_authorized",
                        "code_exchanged"));
        for (JsonNode event : events) {
            assertThat(event.path("time").asString("")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
            assertThat(event.path("flow_id").asString("")).startsWith("auth-");
            assertThat(event.path("reauth").isBoolean()).isTrue();
        }
    }
}
