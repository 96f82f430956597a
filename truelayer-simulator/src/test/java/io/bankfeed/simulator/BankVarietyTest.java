package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What banks differ in. */
class BankVarietyTest {
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static List<String> all(JsonNode rows, String field) {
        return rows.valueStream().map(row -> row.path(field).asString("")).toList();
    }

    @Test
    void has_joint_holders_pots_without_numbers_and_several_currencies() {
        assertThat(all(Session.of(simulated, "ob-harbour").get("/info").results(), "full_name"))
                .containsExactly("John Doe", "Jane Doe");
        JsonNode pot =
                Session.of(simulated, "ob-harbour").get("/accounts").results().path(2);
        assertThat(pot.path("account_number").propertyNames()).containsExactly("swift_bic");
        JsonNode larkspur =
                Session.of(simulated, "oauth-larkspur").get("/accounts").results();
        assertThat(all(larkspur, "currency")).containsExactly("GBP", "EUR", "USD");
        Session euro = Session.of(simulated, "xs2a-rivage-fr");
        String id = euro.ids("accounts").getFirst();
        assertThat(Set.copyOf(all(euro.get("/accounts/" + id + "/transactions").results(), "currency")))
                .containsExactly("EUR");
        assertThat(euro.get("/accounts")
                        .results()
                        .path(0)
                        .path("account_number")
                        .path("iban")
                        .asString(""))
                .startsWith("FR");
    }

    @Test
    void names_the_counter_party_in_meta_alone() {
        Session session = Session.of(simulated, "xs2a-molenbank-nl");
        JsonNode rows = session.get("/accounts/" + session.ids("accounts").getFirst() + "/transactions")
                .results();

        assertThat(rows)
                .isNotEmpty()
                .noneMatch(row -> row.has("merchant_name"))
                .allMatch(row -> row.path("meta").has("counter_party_preferred_name"));
    }

    @Test
    void answers_501_for_accounts_where_there_are_only_cards() {
        Session cards = Session.of(simulated, "oauth-cardinal");

        assertThat(cards.get("/accounts").error()).isEqualTo("endpoint_not_supported");
        assertThat(cards.get("/cards").results()).hasSize(2);
    }

    @Test
    void leaves_available_out() {
        Session session = Session.of(simulated, "oauth-larkspur");

        JsonNode balance = session.get("/accounts/" + session.ids("accounts").getFirst() + "/balance")
                .results()
                .path(0);

        assertThat(balance.has("current")).isTrue();
        assertThat(balance.has("available")).isFalse();
    }

    @Test
    void takes_new_terms_for_a_bank_and_refuses_unknown_ones() {
        String bank = "/simulator/v1/banks/ob-harbour";

        assertThat(simulated
                        .put(bank, "{\"days_without_login\":30,\"latency_spread\":0}")
                        .json()
                        .path("days_without_login")
                        .asInt())
                .isEqualTo(30);
        assertThat(simulated.put(bank, "{\"colour\":\"red\"}").status()).isEqualTo(400);
        assertThat(simulated.put(bank, "{\"quirks\":[\"NO_SUCH\"]}").status()).isEqualTo(400);
        assertThat(simulated
                        .put(bank, Json.text(Json.object("provider_id", "x")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void leads_a_life_of_its_own_at_every_bank() {
        Session.of(simulated, "ob-harbour");
        Session.of(simulated, "xs2a-rivage-fr");

        Set<String> sums = simulated
                .get("/simulator/v1/ledger/connections")
                .json()
                .path("items")
                .valueStream()
                .flatMap(connection -> connection
                        .path("account_ids")
                        .valueStream()
                        .map(id -> simulated
                                .get("/simulator/v1/ledger/connections/"
                                        + connection.path("n").asInt() + "/accounts/" + id.asString("")
                                        + "/transactions")
                                .json()
                                .path("sum")
                                .asString("")))
                .collect(Collectors.toSet());

        assertThat(sums).hasSize(5);
    }
}
