package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of {@code /connections/extend}: fields, answers, problems, on both of its paths. */
class ExtensionConformanceTest {
    private static final Simulated simulated = new Simulated();

    @AfterAll
    static void stop() {
        simulated.close();
    }

    /** All that an extension must say, and no more. */
    static Map<String, Object> request(Session session) {
        return Json.object(
                "user_has_reconfirmed_consent",
                true,
                "client_id",
                Simulated.CLIENT,
                "client_secret",
                Simulated.SECRET,
                "user",
                Json.object("id", "u1", "name", "John Doe", "email", "john@example.com"),
                "refresh_token",
                session.refreshToken(),
                "redirect_uri",
                Simulated.CALLBACK);
    }

    private static Simulated.Answer extend(Map<String, Object> body) {
        return simulated.postJson("/connections/extend", body);
    }

    private static void isProblem(Simulated.Answer answer, int status, String title, String... more) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().propertyNames())
                .contains("type", "title", "status", "instance", "trace_id")
                .contains(more)
                .hasSize(5 + more.length);
        assertThat(answer.json().path("title").asString("")).isEqualTo(title);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("instance").asString("")).isEqualTo("/connections/extend");
        assertThat(answer.json().path("trace_id").asString("")).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest(name = "7.3 {0} is required")
    @CsvSource({
        "user_has_reconfirmed_consent,UserHasReconfirmedConsent",
        "client_id,ClientId",
        "client_secret,ClientSecret",
        "user,User",
        "refresh_token,RefreshToken",
        "redirect_uri,RedirectUri"
    })
    void an_extension_needs(String field, String named) {
        Map<String, Object> body = request(Session.of(simulated, "mock", "john", "eternal"));
        body.remove(field);

        Simulated.Answer answer = extend(body);

        isProblem(answer, 400, "One or more validation errors occurred.", "errors");
        assertThat(answer.json().path("errors").propertyNames()).containsExactly(named);
        assertThat(answer.json().path("errors").path(named).path(0).asString(""))
                .isEqualTo("The " + named + " field is required.");
    }

    @Test
    void section_7_3_what_is_no_json_lacks_every_field() {
        Simulated.Answer answer = simulated.send("POST", "/connections/extend", "{");

        isProblem(answer, 400, "One or more validation errors occurred.", "errors");
        assertThat(answer.json().path("errors").propertyNames()).hasSize(6);
    }

    @ParameterizedTest(name = "7.3 on {0}")
    @ValueSource(strings = {"/connections/extend", "/data/v1/connections/extend"})
    void the_quiet_user_gets_both_tokens_with_a_bearer_or_without(String path) {
        for (int times = 0; times < 2; times++) {
            Session session = Session.of(simulated, "mock", "john", "eternal");
            Simulated.Answer answer = times == 0
                    ? simulated.postJson(path, request(session))
                    : simulated.postJson(path, request(session), "Authorization", "Bearer " + session.accessToken());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().propertyNames())
                    .containsExactlyInAnyOrder(
                            "action_needed",
                            "access_token",
                            "expires_in",
                            "refresh_token",
                            "token_type",
                            "scope",
                            "consent_expires_at");
            assertThat(answer.json().path("action_needed").asString("")).isEqualTo("no_action_needed");
            assertThat(answer.json().path("token_type").asString("")).isEqualTo("Bearer");
            String fresh = answer.json().path("refresh_token").asString("");
            assertThat(Session.refresh(simulated, fresh).status()).isEqualTo(200);
        }
    }

    @Test
    void section_7_3_others_get_a_link_to_their_bank() {
        Simulated.Answer answer = extend(request(Session.of(simulated, "ob-harbour")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("action_needed", "user_input_link");
        assertThat(answer.json().path("action_needed").asString("")).isEqualTo("authentication_needed");
        assertThat(answer.json().path("user_input_link").asString("")).matches("http://.*\\?session_id=auth-.+");
    }

    @ParameterizedTest(name = "7.3 {0} is optional")
    @CsvSource({"state,s1", "response_mode,form_post", "code_challenge,E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"})
    void an_extension_may_have(String field, String value) {
        Map<String, Object> body = request(Session.of(simulated, "mock"));
        body.put(field, value);
        String link = extend(body).json().path("user_input_link").asString("");

        Browser browser = Browser.open(simulated, link).logIn("john", "doe");

        switch (field) {
            case "state" -> assertThat(browser.callback()).containsEntry("state", value);
            case "response_mode" ->
                assertThat(browser.page().select("form#return input[name=code]"))
                        .hasSize(1);
            default ->
                assertThat(Session.exchange(
                                        simulated,
                                        String.valueOf(browser.callback().get("code")))
                                .status())
                        .isEqualTo(400);
        }
    }

    @ParameterizedTest(name = "7.3 {0}")
    @CsvSource(delimiter = '|', textBlock = """
        unknown refresh token | refresh_token | 00    | 401 | Unauthorized
        wrong secret          | client_secret | wrong | 401 | Unauthorized
        outside the UK        | -             | -     | 422 | No way to extend this connection
        """)
    void problems_are_the_published_ones(String wrong, String field, String value, int status, String title) {
        Map<String, Object> body =
                request(Session.of(simulated, wrong.startsWith("outside") ? "xs2a-rivage-fr" : "mock"));
        if (!field.equals("-")) {
            body.put(field, value);
        }

        Simulated.Answer answer = extend(body);

        isProblem(answer, status, title, "detail");
        assertThat(answer.json().path("detail").asString(""))
                .isEqualTo(status == 401 ? "Refresh token missing or invalid." : "This connection cannot be extended");
    }
}
