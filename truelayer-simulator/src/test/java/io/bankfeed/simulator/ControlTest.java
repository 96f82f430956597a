package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ControlTest {
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private JsonNode checks() {
        return simulated.get("/simulator/v1/ledger/checks").json();
    }

    @Test
    void makes_connections_without_a_browser() {
        JsonNode made = simulated
                .postJson("/simulator/v1/connections", Json.object("provider_id", "mock", "user", "user.0815"))
                .json();

        Simulated.Answer tokens = Session.exchange(simulated, made.path("code").asString(""));

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(simulated
                        .get("/simulator/v1/ledger/connections/1")
                        .json()
                        .path("user")
                        .asString(""))
                .isEqualTo("user.0815");
        for (Map<String, Object> wrong : java.util.List.of(
                Json.object("provider_id", "no-bank"),
                Json.object("provider_id", "mock", "user", "nobody"),
                Json.object("provider_id", "mock", "client_id", "stranger"))) {
            assertThat(simulated.postJson("/simulator/v1/connections", wrong).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void counts_what_a_client_must_not_do() {
        assertThat(checks()).allMatch(count -> count.asInt() == 0);
        String code = Session.codeFor(simulated, new Link(), "john", "doe");
        Session.exchange(simulated, code);
        Session.exchange(simulated, code);
        Session session = Session.of(simulated, "ob-monzo");
        for (int call = 0; call < 5; call++) {
            session.get("/accounts");
        }
        Session.refresh(simulated, "AB".repeat(32));

        assertThat(checks().path("codes_used_more_than_once").asInt()).isEqualTo(1);
        assertThat(checks().path("calls_over_the_daily_cap").asInt()).isEqualTo(1);
        assertThat(checks().path("refused_refreshes").asInt()).isEqualTo(1);
        assertThat(checks().path("overlapping_refreshes").asInt()).isZero();
    }

    @Test
    void shows_one_page_with_buttons_that_do_what_they_say() {
        Session session = Session.of(simulated, "mock");
        session.get("/accounts");
        Simulated.Answer page = simulated.get("/simulator");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("script");
        assertThat(page.body()).contains("2026-11-23T12:00:00Z", "Harbour Bank", "/data/v1/accounts");

        assertThat(simulated.postForm("/simulator/advance", "by=P1D").header("Location"))
                .endsWith("/simulator");
        simulated.postForm("/simulator/fail", "provider_id=mock");
        session.refresh();
        assertThat(session.get("/accounts").error()).isEqualTo("provider_error");
        simulated.postForm("/simulator/heal", "id=1");
        assertThat(session.get("/accounts").status()).isEqualTo(200);
        simulated.postForm("/simulator/revoke", "n=1");
        assertThat(session.get("/accounts").error()).isEqualTo("access_denied");
        assertThat(simulated.get("/simulator").body()).contains("2026-11-24T12:00:00Z", "ended");
    }

    @Test
    void lets_no_other_site_press_its_buttons() {
        Simulated.Answer refused = simulated.delete("/simulator/v1/faults", "Sec-Fetch-Site", "cross-site");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(simulated
                        .delete("/simulator/v1/faults", "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void makes_time_run_faster_and_stand_still() {
        simulated.put("/simulator/v1/clock", "{\"speed\":3600}");
        assertThat(simulated.get("/simulator/v1/clock").json().path("speed").asInt())
                .isEqualTo(3600);
        assertThat(simulated.put("/simulator/v1/clock", "{\"speed\":-1}").status())
                .isEqualTo(400);
        simulated.put("/simulator/v1/clock", "{\"running\":false,\"now\":\"2027-01-01T00:00:00Z\"}");
        assertThat(simulated.get("/simulator/v1/clock").json().path("now").asString(""))
                .isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void describes_what_it_serves() {
        JsonNode paths = simulated.get("/simulator/v1/openapi.json").json().path("paths");

        assertThat(paths.propertyNames().stream()
                        .filter(path -> paths.path(path).has("get")))
                .hasSizeGreaterThan(10)
                .filteredOn(path -> !path.contains("{"))
                .allMatch(path -> simulated.get(path).status() == 200);
    }

    @Test
    void shows_people_users_connections_faults_clock_and_requests() {
        Session.of(simulated, "ob-harbour", "john3", "doe3").get("/accounts");
        Session.of(simulated, "mock", "john3", "doe3");
        Session.of(simulated, "mock", "john4", "doe4");
        simulated.postForm("/simulator/fail", "provider_id=mock");
        simulated.postForm("/simulator/revoke", "n=3");
        simulated.postForm("/simulator/advance", "by=P1D");

        Document page = Jsoup.parse(simulated.get("/simulator").body());

        assertThat(page.select("#clock time").text()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(page.select("#users tbody tr").eachText()).containsExactly("john4", "john3 Harbour Bank, Mock");
        assertThat(page.select("#connections tbody tr")).hasSize(3);
        assertThat(page.select("#connections form[action=/simulator/revoke]")).hasSize(2);
        assertThat(page.select("#faults form").text()).contains("mock");
        assertThat(page.select("#requests tbody tr").eachText()).anyMatch(row -> row.contains("/data/v1/accounts"));
    }

    @Test
    void describes_every_switch_with_its_values() {
        JsonNode described =
                simulated.get("/simulator/v1/openapi.json").json().at("/components/schemas/Switches/properties");
        JsonNode switches = simulated.get("/simulator/v1/switches").json();

        assertThat(described.propertyNames()).containsExactlyInAnyOrderElementsOf(switches.propertyNames());
        described.forEachEntry((name, schema) -> {
            assertThat(schema.path("default")).as(name).isEqualTo(switches.path(name));
            for (JsonNode value : schema.path("enum")) {
                simulated.flip(name, value.asString(""));
                assertThat(simulated.get("/simulator/v1/switches").json().path(name))
                        .isEqualTo(value);
            }
        });
    }
}
