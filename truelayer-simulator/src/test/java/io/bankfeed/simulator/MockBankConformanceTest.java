package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The tables of the sandbox and its mock bank: users, accounts, cards, the look of its transactions. */
class MockBankConformanceTest {
    private static final Map<String, String> CATEGORIES = Map.of(
            "DEB", "PURCHASE",
            "CPT", "ATM",
            "BP", "BILL_PAYMENT",
            "DD", "DIRECT_DEBIT",
            "FPI", "CREDIT",
            "BGC", "CREDIT",
            "DEP", "CREDIT",
            "TFR", "TRANSFER");
    private static final Simulated simulated = new Simulated();
    private static final Session john = Session.of(simulated, "mock");

    @AfterAll
    static void stop() {
        simulated.close();
    }

    @ParameterizedTest(name = "9.1 {0} / {1}")
    @CsvFileSource(resources = "/conformance/mock-users.csv", delimiter = '|')
    void users_are_let_in_or_not_and_extended_as_the_table_says(String user, String password, String extension) {
        Browser browser = Browser.open(simulated, new Link().path()).submit("permissions");
        browser.logIn(user, password);
        assertThat(browser.title()).isEqualTo(extension.equals("refused") ? "Log in" : "Choose what to share");
        if (extension.equals("refused")) {
            return;
        }

        Session session = Session.of(simulated, "mock", user, password);
        Simulated.Answer answer = simulated.postJson(
                "/connections/extend",
                Json.object(
                        "user_has_reconfirmed_consent",
                        true,
                        "client_id",
                        Simulated.CLIENT,
                        "client_secret",
                        Simulated.SECRET,
                        "user",
                        Json.object("name", "John Doe", "email", "john@example.com"),
                        "refresh_token",
                        session.refreshToken(),
                        "redirect_uri",
                        Simulated.CALLBACK));
        assertThat(answer.json().path("action_needed").asString("")).isEqualTo(extension);
    }

    @Test
    void section_9_1_iban_in_the_name_gives_every_account_its_own() {
        List<String> own = ibans(Session.of(simulated, "mock", "john+iban", "doe"));
        assertThat(own).hasSize(5).doesNotHaveDuplicates().allMatch(iban -> iban.matches("GB\\d\\d[A-Z]{4}\\d{14}"));

        assertThat(ibans(john)).isNotEmpty().containsOnly("GB08CLRB04066800003435");
    }

    private static List<String> ibans(Session session) {
        return session.getAttended("/accounts")
                .results()
                .valueStream()
                .map(account -> account.at("/account_number/iban").asString(""))
                .filter(iban -> !iban.isEmpty())
                .toList();
    }

    private static JsonNode product(Session session, String kind, String id) {
        return session.getAttended("/" + kind + "/" + id).results().path(0);
    }

    @ParameterizedTest(name = "9.2 {2}")
    @CsvFileSource(resources = "/conformance/mock-accounts.csv", delimiter = '|')
    void accounts_are_the_captured_ones_for_every_user(String id, String type, String name, String number) {
        for (Session session : List.of(john, Session.of(simulated, "mock", "john7", "doe7"))) {
            JsonNode account = product(session, "accounts", id);

            assertThat(account.path("account_type").asString("")).isEqualTo(type);
            assertThat(account.path("display_name").asString("")).isEqualTo(name);
            assertThat(account.path("currency").asString("")).isEqualTo("GBP");
            assertThat(account.at("/account_number/number").asString("")).isEqualTo(number);
            assertThat(account.at("/account_number/sort_code").asString("")).isEqualTo("01-21-31");
            assertThat(account.at("/account_number/swift_bic").asString("")).isEqualTo("CPBKGB00");
            assertThat(account.path("provider").toString())
                    .isEqualTo("{\"display_name\":\"MOCK\",\"logo_uri\":\"https://truelayer-client-logos.s3-eu-west-1"
                            + ".amazonaws.com/banks/banks-icons/mock-icon.svg\",\"provider_id\":\"mock\"}");
        }
    }

    @ParameterizedTest(name = "9.2 {1}")
    @CsvSource({
        "2cbf9b6063102763ccbe3ea62f1b3e72,CREDIT CARD 1,MASTERCARD,1000",
        "328f557c68aebd532cbbd05ce5bcb6c8,CREDIT CARD 2,VISA,2000"
    })
    void cards_are_the_captured_ones(String id, String name, String network, String digits) {
        JsonNode card = product(john, "cards", id);

        assertThat(card.path("display_name").asString("")).isEqualTo(name);
        assertThat(card.path("card_network").asString("")).isEqualTo(network);
        assertThat(card.path("card_type").asString("")).isEqualTo("CREDIT");
        assertThat(card.path("partial_card_number").asString("")).isEqualTo(digits);
        assertThat(card.path("name_on_card").asString("")).isEqualTo("John Doe ");
        assertThat(card.propertyNames()).doesNotContain("valid_from", "valid_to");
    }

    private static JsonNode rows(String kind, String id, String query) {
        return john.getAttended("/" + kind + "/" + id + "/transactions" + query).results();
    }

    @Test
    void section_9_2_transactions_look_like_the_captured_ones() {
        JsonNode rows = rows("accounts", "56c7b029e0f8ec5a2334fb0ffc2fface", "");
        List<String> days = rows.valueStream()
                .map(row -> row.path("timestamp").asString(""))
                .toList();

        assertThat(days).hasSizeGreaterThan(80).allMatch(day -> day.endsWith("T00:00:00Z"));
        assertThat(days).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(days.getLast()).isLessThan("2026-08-31").isGreaterThan("2026-08-26");
        for (JsonNode row : rows) {
            assertThat(row.path("transaction_id").asString("")).matches("[0-9a-f]{32}");
            assertThat(row.path("provider_transaction_id").asString("")).matches("[0-9a-f]{18}");
            assertThat(row.path("normalised_provider_transaction_id").asString(""))
                    .matches("txn-[0-9a-f]{17}");
        }
    }

    @Test
    void section_9_2_bank_codes_stand_for_the_captured_categories() {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (String kind : List.of("accounts", "cards")) {
            for (String id : john.ids(kind)) {
                for (JsonNode row : rows(kind, id, "?from=2026-01-01&to=2026-11-23")) {
                    String code = row.at("/meta/provider_transaction_category").asString("");
                    seen.computeIfAbsent(code, first -> new TreeSet<>())
                            .add(row.path("transaction_category").asString(""));
                }
            }
        }

        CATEGORIES.forEach((code, category) -> assertThat(seen).as(code).containsEntry(code, Set.of(category)));
    }

    @Test
    void section_9_2_some_rows_of_a_day_are_equal_but_for_their_id() {
        Set<Map<String, Object>> contents = new HashSet<>();
        long twins = rows("accounts", "328df3a40b828340fa4c3100e17de121", "")
                .valueStream()
                .map(MockBankConformanceTest::visible)
                .filter(row -> !contents.add(row))
                .count();

        assertThat(twins).isPositive();
    }

    private static Map<String, Object> visible(JsonNode row) {
        return row.properties().stream()
                .filter(field -> !field.getKey().equals("transaction_id"))
                .filter(field -> !field.getKey().equals("running_balance"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().toString()));
    }
}
