package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of errors: status, code, words and body of each, and which condition brings it about. */
class ErrorConformanceTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";
    private static final Simulated simulated = new Simulated();

    @AfterEach
    void repair() {
        simulated.delete("/simulator/v1/faults");
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | validation_error                | The supplied parameters are not valid.
        400 | invalid_date_range              | Invalid date range provided.
        403 | access_denied                   | Access to a specific resource has been denied.
        404 | account_not_found               | account not found
        429 | provider_too_many_requests      | Provider rate limit exceeded.
        429 | provider_request_limit_exceeded | Maximum number of requests per user allowed by provider exceeded.
        500 | internal_server_error           | Internal server error.
        501 | endpoint_not_supported          | Feature not supported by the provider
        503 | provider_error                  | The provider service is unavailable.
        503 | connector_overload              | The connector service is currently overloaded.
        503 | temporarily_unavailable         | The provider service is unavailable.
        504 | connector_timeout               | The connector service timed out.
        504 | provider_timeout                | The provider service timed out.
        """)
    void every_code_has_its_status_and_words_at_once_and_in_a_task(int status, String code, String words) {
        Session session = Session.of(simulated, "mock");
        simulated.postJson("/simulator/v1/faults", Json.object("at", "bank", "error", code));

        Simulated.Answer answer = session.getAttended("/accounts");
        String expected = "{\"error_description\":\"" + words + "\",\"error\":\"" + code + "\",\"error_details\":{}}";
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(expected);

        Simulated.Answer accepted = session.getAttended("/accounts?async=true");
        assertThat(session.awaitEnd(accepted.json().path("results_uri").asString(""))
                        .path("error")
                        .asString(""))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"deprecated_provider,400", "invalid_credentials_key,403", "unauthorized,401", "sca_exceeded,403"})
    void codes_without_a_published_example_have_their_status(String code, int status) {
        Session session = Session.of(simulated, "mock");
        simulated.postJson("/simulator/v1/faults", Json.object("at", "bank", "error", code));

        assertThat(session.getAttended("/accounts").status()).isEqualTo(status);
        assertThat(session.getAttended("/accounts").error()).isEqualTo(code);
    }

    @Test
    void an_expired_token_says_when_and_has_no_details() {
        try (Simulated own = new Simulated()) {
            Session session = Session.of(own, "mock");
            own.advance("PT15M");

            assertThat(session.get("/me").body())
                    .isEqualTo("{\"error_description\":\"The token expired at '2026-11-23 12:15:00Z'\","
                            + "\"error\":\"invalid_token\"}");
        }
    }

    @Test
    void history_out_of_reach_is_refused_whole_in_the_words_of_the_bank() {
        try (Simulated own = new Simulated()) {
            Session mock = Session.of(own, "mock");
            Session monzo = Session.of(own, "ob-monzo");
            own.advance("PT46M");
            mock.refresh();

            Simulated.Answer sca = mock.get(MAIN + "/transactions?from=2026-01-01");
            assertThat(sca.status()).isEqualTo(403);
            assertThat(sca.json().path("error_description").asString("")).startsWith("SCA exemption has expired.");
            String account = monzo.ids("accounts").getFirst();
            assertThat(monzo.get("/accounts/" + account + "/transactions?from=2026-01-01")
                            .body())
                    .isEqualTo("{\"error_description\":\"Access denied\",\"error\":\"access_denied\","
                            + "\"error_details\":{\"provider_details\":\"Client application error: NO-BODY\"}}");
            assertThat(monzo.get("/info").error()).isEqualTo("sca_exceeded");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "error.account_permanently_locked,403,account_permanently_locked",
        "error.account_temporarily_locked,403,account_temporarily_locked",
        "error.internal_error,500,internal_server_error",
        "error.provider_error,503,provider_error",
        "error.user_input_required,403,user_input_required",
        "error.wrong_credentials,401,wrong_credentials"
    })
    void mock_users_fail_at_every_data_call(String user, int status, String code) {
        Session session = Session.of(simulated, "mock", user, "error");

        for (String path : new String[] {"/info", "/accounts", "/cards", MAIN + "/balance", MAIN + "/transactions"}) {
            assertThat(session.getAttended(path).error()).as(path).isEqualTo(code);
            assertThat(session.getAttended(path).status()).as(path).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        client_secret | wrong                | invalid_client
        client_id     | sandbox-other        | invalid_client
        refresh_token | 00                   | invalid_client
        grant_type    | password             | unsupported_grant_type
        grant_type    | client_credentials   | invalid_scope
        """)
    void a_token_request_is_refused_with_the_code_alone(String field, String value, String error) {
        Session session = Session.of(simulated, "mock");
        Map<String, String> fields = new HashMap<>(Map.of("refresh_token", session.refreshToken()));
        fields.put(field, value);

        Simulated.Answer answer = Session.token(simulated, "refresh_token", fields);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store, no-cache, max-age=0");
    }

    @Test
    void bearer_protected_auth_endpoints_name_the_reason() {
        assertThat(simulated.delete("/api/delete").body())
                .isEqualTo("{\"error_description\":\"Unauthorized.\",\"error\":\"unauthorized\","
                        + "\"error_details\":{\"reason\":\"Invalid token\"}}");
        assertThat(simulated
                        .postJson("/api/debug", Json.object("access_token", "none"))
                        .body())
                .contains("\"error\":\"invalid_request\"", "Consent expired or revoked");
        Session session = Session.of(simulated, "mock");
        Simulated.Answer debug = simulated.postJson("/api/debug", Json.object("access_token", session.accessToken()));
        assertThat(debug.json().propertyNames()).containsExactly("credentials_id", "debug_id", "provider_id");
        assertThat(simulated
                        .send("DELETE", "/api/debug", "{\"access_token\":\"" + session.accessToken() + "\"}")
                        .body())
                .isEqualTo(debug.body());
    }
}
