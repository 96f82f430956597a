package io.bankfeed.sync;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.bank.Windows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a live bank answered comes in whole, and unchanged but for its days, which are moved to the present. */
@SyncTest
class RecordedDataIT {
    private static final Path RECORDED = Path.of("../truelayer-simulator/src/main/resources/recorded-monzo");
    private static final Pattern DAY = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\d)T");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Autowired
    Scenario scenario;

    @Autowired
    WebTestClient api;

    private final List<JsonNode> accounts = recorded("accounts.json");
    private final List<JsonNode> cards = recorded("cards.json");
    private final List<JsonNode> transactions = recorded("transactions.json");
    private UUID connection;

    @BeforeEach
    void link() {
        connection = scenario.newConnection();
        var customer = scenario.customer(connection)
                .at("ob-recorded")
                .has("/accounts", texts(accounts))
                .has("/cards", texts(cards));
        accounts.forEach(account -> customer.has("/accounts/" + id(account) + "/transactions")
                .has("/accounts/" + id(account) + "/balance", texts(recorded("balance.json"))));
        cards.forEach(card -> customer.has("/cards/" + id(card) + "/transactions")
                .has("/cards/" + id(card) + "/balance", texts(recorded("card-balance.json"))));
        customer.answers(
                "/accounts/" + id(accounts.getFirst()) + "/transactions",
                request -> Windows.of(request, texts(transactions)));
        scenario.linked(connection);
        scenario.execute(
                "update synced_connection set confirmed_at = now() where connection_id = '%s'".formatted(connection));
    }

    @Test
    void every_transaction_is_kept_as_it_was_written() {
        assertThat(transactions).hasSize(211);
        assertThat(kept("bank_transaction join account using (account_id)", "bank_transaction.raw"))
                .containsExactlyInAnyOrderElementsOf(transactions);
    }

    @Test
    void so_are_accounts_cards_and_balances() {
        assertThat(kept("account", "raw"))
                .hasSize(accounts.size() + cards.size())
                .containsAll(accounts)
                .containsAll(cards);
        assertThat(kept("balance join account using (account_id)", "balance.raw"))
                .hasSize(accounts.size() + cards.size())
                .containsAll(recorded("balance.json"))
                .containsAll(recorded("card-balance.json"));
    }

    @Test
    void the_api_shows_every_field_of_every_transaction() {
        List<JsonNode> shown = shown();

        assertThat(shown).hasSameSizeAs(transactions);
        var given = transactions.stream()
                .sorted(Comparator.comparing(
                        row -> row.path("provider_transaction_id").asString()))
                .toList();
        var sorted = shown.stream()
                .sorted(Comparator.comparing(RecordedDataIT::providerId))
                .toList();
        for (int each = 0; each < given.size(); each++) {
            sameIn(sorted.get(each), given.get(each));
        }
    }

    private static void sameIn(JsonNode shown, JsonNode given) {
        assertThat(providerId(shown))
                .isEqualTo(given.path("provider_transaction_id").asString());
        assertThat(shown.at("/provider_ids/normalised_provider_transaction_id"))
                .isEqualTo(given.path("normalised_provider_transaction_id"));
        assertThat(shown.at("/provider_ids/transaction_id")).isEqualTo(given.path("transaction_id"));
        assertThat(new BigDecimal(shown.at("/amount/value").asString()))
                .isEqualByComparingTo(given.path("amount").decimalValue());
        assertThat(shown.at("/amount/currency")).isEqualTo(given.path("currency"));
        assertThat(shown.path("direction").asString())
                .isEqualToIgnoringCase(given.path("transaction_type").asString());
        assertThat(Instant.parse(shown.path("timestamp").asString()))
                .isEqualTo(Instant.parse(given.path("timestamp").asString()));
        assertThat(shown.path("description")).isEqualTo(given.path("description"));
        assertThat(shown.path("merchant_name").asString(""))
                .isEqualTo(given.path("merchant_name").asString(""));
        assertThat(shown.path("category")).isEqualTo(given.path("transaction_category"));
        assertThat(shown.path("classification")).isEqualTo(given.path("transaction_classification"));
        assertThat(shown.path("meta")).isEqualTo(given.path("meta"));
    }

    private static String providerId(JsonNode shown) {
        return shown.at("/provider_ids/provider_transaction_id").asString();
    }

    private List<JsonNode> kept(String from, String raw) {
        var rows = "select (%s)::text as kept from %s where connection_id = '%s'".formatted(raw, from, connection);
        return scenario.rows(rows).stream()
                .map(row -> JSON.readTree(String.valueOf(row.get("kept"))))
                .toList();
    }

    private List<JsonNode> shown() {
        var named = "select account_id from account where connection_id = '%s' and provider_account_id = '%s'"
                .formatted(connection, id(accounts.getFirst()));
        var account = scenario.rows(named).getFirst().get("account_id");
        List<JsonNode> shown = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = page("/v1/accounts/" + account + "/transactions?limit=50" + cursor);
            page.path("items").forEach(shown::add);
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").asString();
        } while (!cursor.isEmpty());
        return shown;
    }

    private JsonNode page(String path) {
        String page = api.get()
                .uri(path)
                .header("Authorization", bearer("demo", "transactions:read"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(requireNonNull(page));
    }

    /** So that the newest transaction was made yesterday. */
    private static List<JsonNode> recorded(String name) {
        LocalDate newest = LocalDate.parse("2023-03-29");
        long days =
                ChronoUnit.DAYS.between(newest, LocalDate.now(ZoneOffset.UTC).minusDays(1));
        try {
            String moved = DAY.matcher(Files.readString(RECORDED.resolve(name)))
                    .replaceAll(day -> "\"" + LocalDate.parse(day.group(1)).plusDays(days) + "T");
            return JSON.readTree(moved).path("results").valueStream().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String[] texts(List<JsonNode> rows) {
        return rows.stream().map(JsonNode::toString).toArray(String[]::new);
    }

    private static String id(JsonNode account) {
        return account.path("account_id").asString();
    }
}
