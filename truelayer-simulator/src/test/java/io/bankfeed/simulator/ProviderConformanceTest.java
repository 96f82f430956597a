package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The list of providers: its query, its fields, its headers. */
class ProviderConformanceTest {
    private static final Simulated simulated = new Simulated();

    @BeforeAll
    static void enableTwoBanksForOneClient() {
        simulated.put(
                "/simulator/v1/clients",
                "{\"client_id\":\"sandbox-two\",\"redirect_uris\":[\"" + Simulated.CALLBACK
                        + "\"],\"providers\":[\"mock\",\"ob-harbour\"]}");
    }

    @AfterEach
    void asItWas() {
        simulated.flip("providers_by_country", "empty");
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    private static Set<String> listed(String query) {
        return simulated
                .get("/api/providers" + query)
                .json()
                .valueStream()
                .map(bank -> bank.path("provider_id").asString(""))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "3 clientId and scopes: {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        ?clientId=sandbox-two                          | mock ob-harbour
        ?clientId=sandbox-two&scopes=standing_orders   | mock ob-harbour
        ?clientId=sandbox-two&country=uk               | -
        ?clientId=sandbox-nobody                       | -
        ?scopes=beneficiaries                          | -
        ?country=uk                                    | -
        """)
    void queries_narrow_the_list(String query, String expected) {
        assertThat(listed(query)).isEqualTo(expected == null ? Set.of() : Set.of(expected.split(" ")));
    }

    @Test
    void section_3_all_is_listed_without_a_query_and_for_a_client_of_all_banks() {
        assertThat(listed("")).hasSize(10).isEqualTo(listed("?clientId=" + Simulated.CLIENT));
    }

    @Test
    void section_3_a_link_of_a_client_shows_only_its_banks() {
        Link link = new Link()
                .with("client_id", "sandbox-two")
                .with("providers", "uk-ob-all uk-cs-mock")
                .without("provider_id");

        assertThat(Browser.open(simulated, link.path())
                        .page()
                        .select("button[name=provider_id]")
                        .eachAttr("value"))
                .containsExactlyInAnyOrder("mock", "ob-harbour");
    }

    @ParameterizedTest(name = "3 country {0}")
    @CsvSource({"uk,6", "fr,1", "de,1", "nl,1", "ie,1", "gb,0", "at,0", "be,0", "es,0", "fi,0", "it,0", "lt,0", "pl,0"})
    void countries_are_honoured_where_that_is_switched_on(String country, int count) {
        assertThat(listed("?country=" + country)).isEmpty();
        simulated.flip("providers_by_country", "honoured");

        assertThat(listed("?country=" + country)).hasSize(count);
        assertThat(listed("?country=" + country + "%20uk")).hasSize(country.equals("uk") ? 6 : count + 6);
    }

    @ParameterizedTest(name = "3 header {0}")
    @CsvSource(delimiter = '|', textBlock = """
        Content-Type              | application/json; charset=utf-8
        Cache-Control             | no-store
        Content-Security-Policy   | default-src 'none'; frame-ancestors 'none'
        Strict-Transport-Security | max-age=31536000; includeSubDomains
        X-Frame-Options           | deny
        Referrer-Policy           | no-referrer
        """)
    void headers_are_the_recorded_ones(String header, String value) {
        Simulated.Answer answer = simulated.get("/api/providers");

        assertThat(answer.header(header)).isEqualToIgnoringWhitespace(value);
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void section_3_steps_ask_for_a_branch_in_the_documented_fields() {
        JsonNode field = simulated
                .get("/api/providers")
                .json()
                .valueStream()
                .filter(bank -> bank.has("steps"))
                .findFirst()
                .orElseThrow()
                .at("/steps/0/fields/0");

        assertThat(new HashSet<>(field.propertyNames()))
                .contains("type", "id", "display_name", "help_text", "mandatory", "values")
                .isSubsetOf(
                        "type",
                        "id",
                        "display_name",
                        "help_text",
                        "mandatory",
                        "values",
                        "is_sensitive",
                        "validations",
                        "allowed_characters");
        assertThat(field.at("/values/0").propertyNames()).containsExactlyInAnyOrder("value", "display_name");
    }
}
