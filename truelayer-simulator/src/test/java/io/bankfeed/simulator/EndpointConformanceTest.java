package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of endpoints: each with its scopes, its query and every documented error. */
class EndpointConformanceTest {
    private static final Simulated simulated = new Simulated();

    static List<Endpoint> all() {
        return Endpoint.TABLE;
    }

    static List<Endpoint> ranged() {
        return Endpoint.TABLE.stream().filter(Endpoint::ranged).toList();
    }

    static List<Endpoint> ofOneProduct() {
        return Endpoint.TABLE.stream().filter(row -> row.isOfOneProduct()).toList();
    }

    static List<Endpoint> lacking() {
        return Endpoint.TABLE.stream().filter(row -> !row.feature().isEmpty()).toList();
    }

    @BeforeAll
    static void allowMany() {
        simulated.flip("daily_cap", "off");
    }

    @AfterEach
    void repair() {
        simulated.delete("/simulator/v1/faults");
        simulated.put("/simulator/v1/banks/mock", "{\"missing\":[]}");
        simulated.flip("daily_cap", "off");
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    private static Session session(String scopes) {
        return Session.of(simulated, new Link().with("scope", scopes));
    }

    private static void refused(Simulated.Answer answer, int status, String error) {
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().has("error_description")).isTrue();
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-TL-Correlation-Id")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void succeeds_with_its_scopes_and_the_documented_headers(Endpoint endpoint) {
        Session session = session(String.join(" ", endpoint.scopes()) + " offline_access");

        Simulated.Answer answer = session.get(endpoint.path());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("results", "status");
        assertThat(answer.json().path("status").asString("")).isEqualTo("Succeeded");
        assertThat(answer.header("X-Credentials-Id")).isNotEmpty();
        assertThat(answer.header("Cache-Control")).startsWith("max-age=");
        assertThat(answer.header("Last-Modified")).endsWith("GMT");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("deny");
        assertThat(answer.header("X-XSS-Protection")).isEqualTo("1; mode=block");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest
    @MethodSource("all")
    void needs_every_one_of_its_scopes(Endpoint endpoint) {
        for (String left : endpoint.scopes()) {
            List<String> others = List.of(Link.ALL_SCOPES.split(" ")).stream()
                    .filter(scope -> !scope.equals(left))
                    .toList();
            refused(session(String.join(" ", others)).get(endpoint.path()), 403, "access_denied");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void needs_a_token_of_now(Endpoint endpoint) {
        String path = "/data/v1" + endpoint.path();
        refused(simulated.get(path), 401, "invalid_token");
        refused(simulated.get(path, "Authorization", "Bearer no.such.token"), 401, "invalid_token");
        Session session = session(Link.ALL_SCOPES);
        String first = session.accessToken();
        session.refresh();
        refused(simulated.get(path, "Authorization", "Bearer " + first), 401, "unauthorized");
    }

    @ParameterizedTest
    @MethodSource("all")
    void fails_with_every_documented_status_of_bank_and_connector(Endpoint endpoint) {
        Session session = session(Link.ALL_SCOPES);
        for (String error : List.of(
                "403 access_denied",
                "429 provider_too_many_requests",
                "500 internal_server_error",
                "503 provider_error",
                "504 provider_timeout")) {
            String code = error.substring(4);
            simulated.postJson("/simulator/v1/faults", Json.object("endpoint", "/data/v1", "error", code, "times", 1));
            refused(session.get(endpoint.path()), Integer.parseInt(error.substring(0, 3)), code);
        }
    }

    @ParameterizedTest
    @MethodSource("lacking")
    void answers_501_where_the_bank_lacks_it(Endpoint endpoint) {
        simulated.put("/simulator/v1/banks/mock", "{\"missing\":[\"" + endpoint.feature() + "\"]}");

        refused(session(Link.ALL_SCOPES).get(endpoint.path()), 501, "endpoint_not_supported");
    }

    @ParameterizedTest
    @MethodSource("lacking")
    void counts_unattended_calls(Endpoint endpoint) {
        simulated.flip("daily_cap", "on");
        Session session = session(Link.ALL_SCOPES);
        for (int call = 0; call < 4; call++) {
            assertThat(session.get(endpoint.path()).status()).isEqualTo(200);
        }

        refused(session.get(endpoint.path()), 429, "provider_request_limit_exceeded");
        assertThat(session.getAttended(endpoint.path()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("ofOneProduct")
    void answers_404_for_an_id_that_it_does_not_know(Endpoint endpoint) {
        String stranger = endpoint.pathOf("0".repeat(32));

        refused(session(Link.ALL_SCOPES).get(stranger), 404, "account_not_found");
    }

    @ParameterizedTest
    @MethodSource("ranged")
    void checks_from_and_to(Endpoint endpoint) {
        Session session = session(Link.ALL_SCOPES);

        refused(session.get(endpoint.path() + "?from=2026-11-02&to=2026-11-01"), 400, "invalid_date_range");
        refused(session.get(endpoint.path() + "?from=2015-01-01"), 400, "invalid_date_range");
        refused(session.get(endpoint.path() + "?from=soon"), 400, "validation_error");
        for (String good : List.of(
                "?from=2026-11-01&to=2026-11-20",
                "?from=2026-11-01T00:00:00Z&to=2026-11-20T23:59:59Z",
                "?from=2026-11-01T00:00:00&to=2026-11-20T00:00:00")) {
            assertThat(session.get(endpoint.path() + good).status()).as(good).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_asynchronous_only_where_the_table_says_so(Endpoint endpoint) {
        Simulated.Answer answer = session(Link.ALL_SCOPES).get(endpoint.path() + "?async=true");

        assertThat(answer.status()).isEqualTo(endpoint.async() ? 202 : 200);
        if (endpoint.async()) {
            assertThat(answer.json().propertyNames()).containsExactly("results_uri", "status", "task_id");
            assertThat(answer.json().path("results_uri").asString(""))
                    .endsWith(
                            "/data/v1/results/" + answer.json().path("task_id").asString(""));
        }
        assertThat(session(Link.ALL_SCOPES).get(endpoint.path() + "?async=True").status())
                .isEqualTo(200);
    }
}
