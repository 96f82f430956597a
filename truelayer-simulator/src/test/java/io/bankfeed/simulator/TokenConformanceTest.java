package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The tables of the token endpoint: the fields of each grant, the token itself, how long each lives. */
class TokenConformanceTest {
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final Simulated simulated = new Simulated();

    @AfterEach
    void asItWas() {
        simulated.flip("tracking_token", "user");
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    private static Map<String, String> fieldsOf(String grant) {
        Map<String, String> fields = new HashMap<>(
                Map.of("grant_type", grant, "client_id", Simulated.CLIENT, "client_secret", Simulated.SECRET));
        switch (grant) {
            case "authorization_code" -> {
                fields.put("code", Session.codeFor(simulated, new Link(), "john", "doe"));
                fields.put("redirect_uri", Simulated.CALLBACK);
            }
            case "refresh_token" ->
                fields.put("refresh_token", Session.of(simulated, "mock").refreshToken());
            default -> {
                simulated.flip("tracking_token", "client_credentials");
                fields.put("scope", "tracking");
            }
        }
        return fields;
    }

    private static Simulated.Answer asForm(Map<String, String> fields) {
        return simulated.postForm("/connect/token", Link.encoded(fields));
    }

    private static Simulated.Answer asJson(Map<String, String> fields) {
        return simulated.postJson("/connect/token", new LinkedHashMap<>(fields));
    }

    @ParameterizedTest(name = "2.1 {0} needs {1}")
    @CsvFileSource(resources = "/conformance/token-fields.csv", delimiter = '|')
    void each_grant_needs_its_fields_in_both_forms(String grant, String field, String error) {
        assertThat(asForm(fieldsOf(grant)).status()).isEqualTo(200);
        assertThat(asJson(fieldsOf(grant)).status()).isEqualTo(200);
        Map<String, String> fields = fieldsOf(grant);
        fields.remove(field);

        for (Simulated.Answer answer : new Simulated.Answer[] {asForm(fields), asJson(fields)}) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store, no-cache, max-age=0");
        }
    }

    @ParameterizedTest(name = "2.1 code_verifier {0}")
    @CsvSource({VERIFIER + ",200", "another,400", ",400"})
    void a_challenge_is_met_by_its_verifier_alone(String verifier, int status) {
        Link link = new Link().with("code_challenge", CHALLENGE).with("code_challenge_method", "S256");
        Map<String, String> fields = fieldsOf("authorization_code");
        fields.put("code", Session.codeFor(simulated, link, "john", "doe"));
        if (verifier != null) {
            fields.put("code_verifier", verifier);
        }

        assertThat(asForm(fields).status()).isEqualTo(status);
    }

    @Test
    void section_2_1_tokens_are_never_given_asynchronously() {
        Simulated.Answer answer =
                simulated.postForm("/connect/token?async=true", Link.encoded(fieldsOf("authorization_code")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("access_token")).isTrue();
    }

    @ParameterizedTest(name = "2.3 {0}")
    @CsvSource(delimiter = '|', textBlock = """
        0 | alg             | RS256
        0 | kid             | [0-9A-F]{40}RS256
        0 | typ             | at\\+jwt
        0 | x5t             | [\\w-]{27}
        1 | iss             | http://127.0.0.1:\\d+
        1 | aud             | data_api
        1 | client_id       | sandbox-test
        1 | sub             | [\\w+/]{43}=
        1 | idp             | local
        1 | jti             | [0-9A-F]{32}
        1 | sid             | auth-[\\w-]{43}
        1 | connector_id    | mock
        1 | credentials_key | [0-9a-f]{64}
        1 | privacy_policy  | Feb2019
        1 | consent_id      | [0-9a-f-]{36}
        1 | amr             | \\["pwd"]
        """)
    void the_token_says_what_the_example_says(int part, String claim, String pattern) {
        JsonNode value = partOf(Session.of(simulated, "mock"), part).path(claim);

        assertThat(value.isString() ? value.asString("") : value.toString()).matches(pattern);
    }

    private static JsonNode partOf(Session session, int part) {
        return Json.read(Base64.getUrlDecoder().decode(session.accessToken().split("\\.")[part]));
    }

    @ParameterizedTest(name = "2.4 access token of {0}")
    @CsvSource({
        "mock,15",
        "ob-harbour,55",
        "ob-quarry-business,5",
        "oauth-larkspur,30",
        "oauth-cardinal,55",
        "xs2a-rivage-fr,60",
        "xs2a-lindenkasse-de,60",
        "xs2a-molenbank-nl,60"
    })
    void the_token_lives_as_long_as_the_bank_lets_it(String bank, long minutes) {
        Session session = Session.of(simulated, bank);
        JsonNode claims = partOf(session, 1);

        assertThat(claims.path("exp").asLong() - claims.path("nbf").asLong()).isEqualTo(minutes * 60);
        assertThat(session.refresh().json().path("expires_in").asLong()).isEqualTo(minutes * 60);
        assertThat(claims.path("sub").asString("")).isEqualTo(session.get("/me").header("X-Credentials-Id"));
    }

    @ParameterizedTest(name = "2.4 {0} after {1}")
    @CsvSource(delimiter = '|', textBlock = """
        code          | PT4M59S      | 200
        code          | PT5M         | 400
        access token  | PT14M59S     | 200
        access token  | PT15M        | 401
        refresh token | P29DT23H59M  | 200
        refresh token | P30D         | 400
        consent       | P89DT23H59M  | 200
        consent       | P90D         | 400
        """)
    void each_lives_as_long_as_the_table_says(String what, String time, int status) {
        try (Simulated own = new Simulated()) {
            String code = Session.codeFor(own, new Link(), "john", "doe");
            Session session = Session.of(own, "mock");
            if (what.equals("consent")) {
                for (int times = 0; times < 3; times++) {
                    own.advance("P29D");
                    assertThat(session.refresh().status()).isEqualTo(200);
                }
                own.advance(time.equals("P90D") ? "P3D" : "P2DT23H59M");
            } else {
                own.advance(time);
            }
            Simulated.Answer answer = switch (what) {
                case "code" -> Session.exchange(own, code);
                case "access token" -> session.get("/me");
                default -> session.refresh();
            };

            assertThat(answer.status()).isEqualTo(status);
        }
    }
}
