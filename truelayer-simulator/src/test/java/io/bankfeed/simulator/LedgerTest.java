package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LedgerTest {
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private JsonNode ledger(String path) {
        return simulated.get("/simulator/v1/ledger/" + path).json();
    }

    @Test
    void holds_exactly_what_is_served() {
        simulated.quirks("mock");
        Session session = Session.of(simulated, "mock");
        for (String kind : List.of("accounts", "cards")) {
            for (String id : session.ids(kind)) {
                JsonNode served = session.get("/" + kind + "/" + id + "/transactions?from=2025-01-01")
                        .results();
                JsonNode truth = ledger("connections/1/accounts/" + id + "/transactions");

                assertThat(truth.path("results")).isEqualTo(served);
                assertThat(truth.path("count").asInt()).isEqualTo(served.size());
                BigDecimal sum = served.valueStream()
                        .map(row -> row.path("amount").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(new BigDecimal(truth.path("sum").asString(""))).isEqualByComparingTo(sum);
            }
        }
    }

    @Test
    void filters_by_day() {
        Session session = Session.of(simulated, "mock");
        String id = session.ids("accounts").getFirst();

        JsonNode month = ledger("connections/1/accounts/" + id + "/transactions?from=2026-10-01&to=2026-10-31");

        assertThat(month.path("oldest").asString("")).isGreaterThanOrEqualTo("2026-10-01");
        assertThat(month.path("newest").asString("")).isLessThanOrEqualTo("2026-10-31");
        assertThat(month.path("count").asInt()).isPositive();
    }

    @Test
    void lists_connections_as_they_were_granted() {
        Session.of(simulated, "mock", "john3", "doe3");

        JsonNode connection = ledger("connections").path("items").path(0);

        assertThat(connection.path("user").asString("")).isEqualTo("john3");
        assertThat(connection.path("provider_id").asString("")).isEqualTo("mock");
        assertThat(connection.path("state").asString("")).isEqualTo("ACTIVE");
        assertThat(connection.path("account_ids")).hasSize(5);
        assertThat(connection.path("card_ids")).hasSize(2);
        simulated.advance("P90D");
        assertThat(ledger("connections/1").path("state").asString("")).isEqualTo("EXPIRED");
    }

    @Test
    void writes_down_every_request_with_who_and_how() {
        Session session = Session.of(simulated, "mock");
        long before = ledger("requests").path("last_number").asLong();
        session.getAttended("/accounts/56c7b029e0f8ec5a2334fb0ffc2fface/transactions?from=2026-11-01");
        session.get("/cards?async=true");

        JsonNode requests = ledger("requests?since=" + before).path("items");

        assertThat(requests).hasSize(2);
        JsonNode attended = requests.path(0);
        assertThat(attended.path("endpoint").asString("")).isEqualTo("/data/v1/accounts/{account_id}/transactions");
        assertThat(attended.path("account_id").asString("")).isEqualTo("56c7b029e0f8ec5a2334fb0ffc2fface");
        assertThat(attended.path("connection").asInt()).isEqualTo(1);
        assertThat(attended.path("attended").asBoolean(false)).isTrue();
        assertThat(attended.path("status").asInt()).isEqualTo(200);
        assertThat(attended.path("from").asString("")).isEqualTo("2026-11-01");
        assertThat(requests.path(1).path("async").asBoolean(false)).isTrue();
        assertThat(requests.path(1).path("status").asInt()).isEqualTo(202);
        assertThat(requests.path(1).path("task_id").asString("")).isNotEmpty();
    }

    @Test
    void shows_codes_and_tokens_as_hashes_and_the_secrets_only_to_leak_tests() {
        Session session = Session.of(simulated, "mock");
        session.refresh();

        JsonNode tokens = ledger("tokens").path("items");

        assertThat(tokens.valueStream().map(entry -> entry.path("event").asString("")))
                .containsExactly(
                        "code_issued", "code_used", "access_token_issued", "refresh_token_used", "access_token_issued");
        assertThat(tokens.toString()).doesNotContain(session.refreshToken()).doesNotContain(session.accessToken());
        assertThat(ledger("secrets").toString())
                .contains(session.refreshToken())
                .contains(session.accessToken());
    }

    @Test
    void is_described_and_alive() {
        assertThat(simulated.get("/simulator/v1/health").status()).isEqualTo(200);
        assertThat(simulated.get("/simulator/v1/openapi.json").json().path("paths"))
                .hasSizeGreaterThan(10);
        assertThat(simulated
                        .put("/simulator/v1/switches", "{\"daily_cap\":\"sometimes\"}")
                        .status())
                .isEqualTo(400);
        assertThat(simulated.put("/simulator/v1/webhooks", "no json").status()).isEqualTo(400);
    }
}
