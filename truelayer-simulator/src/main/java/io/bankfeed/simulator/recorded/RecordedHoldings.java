package io.bankfeed.simulator.recorded;

import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.bank.Row;
import io.bankfeed.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What was recorded: one list of transactions and one balance, which are the current account's. Of the pots only the
 * names are known: they are empty and hold nothing. The card has its balance and no transactions.
 */
record RecordedHoldings(
        List<Product> accounts, List<Product> cards, String balance, String cardBalance, List<Row> transactions)
        implements Holdings {
    private static final Recording TRANSACTIONS = Recording.of("transactions.json");

    static RecordedHoldings endingAt(LocalDate newest) {
        LocalDate recorded = RecordedRow.of(TRANSACTIONS.results().getFirst()).date();
        long days = Recording.daysBetween(recorded, newest);
        return new RecordedHoldings(
                products(Product.Kind.ACCOUNT, "accounts.json", days),
                products(Product.Kind.CARD, "cards.json", days),
                Recording.of("balance.json").movedBy(days).results().getFirst(),
                Recording.of("card-balance.json").movedBy(days).results().getFirst(),
                TRANSACTIONS.movedBy(days).results().stream()
                        .<Row>map(RecordedRow::of)
                        .toList());
    }

    private static List<Product> products(Product.Kind kind, String file, long days) {
        return Recording.of(file).movedBy(days).results().stream()
                .map(json -> product(kind, json))
                .toList();
    }

    private static Product product(Product.Kind kind, String json) {
        JsonNode product = Json.read(json.getBytes(StandardCharsets.UTF_8));
        String number = product.at("/account_number/number").asString("");
        String card = product.at("/partial_card_number").asString("");
        return new Product(
                kind,
                product.get("account_id").stringValue(),
                product.get("display_name").stringValue(),
                number.isEmpty() ? card : number,
                json);
    }

    @Override
    public List<String> holders() {
        return List.of("John Doe");
    }

    @Override
    public List<Product> products(Product.Kind kind) {
        return kind == Product.Kind.ACCOUNT ? accounts : cards;
    }

    @Override
    public String balance(String accountId) {
        if (isCurrentAccount(accountId)) {
            return balance;
        }
        return isCard(accountId) ? cardBalance : balance.replaceFirst("\"current\": [0-9.]+", "\"current\": 0.0");
    }

    @Override
    public List<Row> booked(String accountId) {
        return isCurrentAccount(accountId) ? transactions : List.of();
    }

    @Override
    public List<Row> pending(String accountId) {
        return List.of();
    }

    @Override
    public List<String> standingOrders(String accountId) {
        return List.of();
    }

    @Override
    public List<String> directDebits(String accountId) {
        return List.of();
    }

    private boolean isCurrentAccount(String accountId) {
        return accounts.getFirst().id().equals(accountId);
    }

    private boolean isCard(String accountId) {
        return cards.stream().anyMatch(card -> card.id().equals(accountId));
    }
}
