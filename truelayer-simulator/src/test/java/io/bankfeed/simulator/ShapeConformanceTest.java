package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

/** The tables of fields: which are always there, which may be, and none that is not published. */
class ShapeConformanceTest {
    private static final String CLAIMS = "nbf exp iss aud client_id sub auth_time idp jti sid iat connector_id"
            + " credentials_key privacy_policy consent_id scope amr";

    private static final Simulated simulated = new Simulated();
    private static final Session mock = Session.of(simulated, "mock");

    @AfterAll
    static void stop() {
        simulated.close();
    }

    private static Set<String> words(String list) {
        return list == null ? Set.of() : Set.of(list.split(" "));
    }

    /** Of all that is served at a path of every account or card at every bank. */
    private static void fields(String kind, String part, Set<String> required, Set<String> optional) {
        Set<String> known = new HashSet<>(required);
        known.addAll(optional);
        Set<String> seen = new TreeSet<>();
        for (String bank : List.of("mock", "ob-harbour", "oauth-larkspur", "xs2a-molenbank-nl", "ob-monzo")) {
            Session session = bank.equals("mock") ? mock : Session.of(simulated, bank);
            for (String id : session.ids(kind)) {
                for (JsonNode item :
                        session.getAttended("/" + kind + "/" + id + part).results()) {
                    assertThat(item.propertyNames()).as(bank + part).containsAll(required);
                    seen.addAll(item.propertyNames());
                }
            }
        }
        assertThat(known).containsAll(seen);
        assertThat(seen).as("every optional field is seen somewhere").containsAll(optional);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/conformance/fields.csv", delimiter = '|', nullValues = "-")
    void each_resource_has_its_published_fields(String kind, String part, String required, String optional) {
        fields(kind, part == null ? "" : part, words(required), words(optional));
    }

    @Test
    void the_token_answer_and_the_token_have_theirs() {
        Simulated.Answer answer = Session.exchange(simulated, Session.codeFor(simulated, new Link(), "john", "doe"));

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("access_token", "expires_in", "token_type", "refresh_token", "scope");
        assertThat(answer.json().path("refresh_token").asString("")).matches("[0-9A-F]{64}");
        assertThat(answer.json().path("expires_in").asInt()).isBetween(300, 3600);
        String[] parts = answer.json().path("access_token").asString("").split("\\.");
        JsonNode header = Json.read(Base64.getUrlDecoder().decode(parts[0]));
        assertThat(header.propertyNames()).containsExactlyInAnyOrder("alg", "kid", "typ", "x5t");
        assertThat(header.path("typ").asString("")).isEqualTo("at+jwt");
        JsonNode claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.propertyNames()).containsExactlyInAnyOrderElementsOf(words(CLAIMS));
        assertThat(claims.path("credentials_key").asString("")).matches("[0-9a-f]{64}");
    }

    @Test
    void me_and_info_have_theirs_and_the_sandbox_leaves_one_out() {
        List<String> me = List.of(
                "client_id",
                "credentials_id",
                "consent_status",
                "consent_status_updated_at",
                "consent_created_at",
                "consent_expires_at",
                "provider",
                "scopes",
                "privacy_policy");
        JsonNode live = Session.of(simulated, "ob-harbour").get("/me").results().path(0);
        assertThat(live.propertyNames()).containsExactlyElementsOf(me);
        assertThat(mock.get("/me").results().path(0).propertyNames()).doesNotContain("consent_created_at");
        assertThat(mock.get("/info").results().path(0).propertyNames())
                .containsExactly("full_name", "update_timestamp");
    }

    @Test
    void providers_are_a_bare_list_with_their_fields() {
        Set<String> optional = Set.of("steps", "provider_scope_mappings", "availability");
        Simulated.Answer answer = simulated.get("/api/providers?clientId=sandbox-test");

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        for (JsonNode entry : answer.json()) {
            Set<String> names = new HashSet<>(entry.propertyNames());
            names.removeAll(optional);
            assertThat(names).containsExactlyInAnyOrder("provider_id", "display_name", "logo_url", "scopes", "country");
            assertThat(entry.path("availability").propertyNames()).containsExactly("recommended_status", "updated_at");
        }
        assertThat(answer.json().valueStream().filter(entry -> entry.has("steps")))
                .hasSize(1);
        assertThat(simulated.get("/api/providers/oauth/openbanking").json()).hasSize(3);
        assertThat(simulated.get("/api/providers/credentialssharing").json()).hasSize(1);
        assertThat(simulated.get("/api/providers/oauth").json()).hasSize(6);
    }

    @Test
    void timestamps_are_as_irregular_as_the_examples() {
        Set<String> forms = new TreeSet<>();
        for (String id : mock.ids("accounts")) {
            for (JsonNode row :
                    mock.getAttended("/accounts/" + id + "/transactions").results()) {
                forms.add(row.path("timestamp").asString("").replaceAll("\\d", "0"));
            }
        }
        assertThat(forms)
                .contains(
                        "0000-00-00T00:00:00Z",
                        "0000-00-00T00:00:00",
                        "0000-00-00T00:00:00.00Z",
                        "0000-00-00T00:00:00.000000Z",
                        "0000-00-00T00:00:00.0000000Z",
                        "0000-00-00T00:00:00+00:00");
    }
}
