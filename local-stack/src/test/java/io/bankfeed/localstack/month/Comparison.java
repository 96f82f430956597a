package io.bankfeed.localstack.month;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.ledger.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Our rows against the bank's, per account: as a set, in number and in sum; and every way to them gives the same. */
final class Comparison {
    private static final String BEGINNING = "1970-01-01";

    private final SyncStack stack;
    private final Told told;
    private long compared;

    Comparison(SyncStack stack) {
        this.stack = stack;
        this.told = Told.on(stack.kafka(), "bankfeed." + SyncStack.TENANT + ".transactions");
    }

    long rowsCompared() {
        return compared;
    }

    void of(Grant grant, int accounts) {
        var held = new ArrayList<JsonNode>();
        try (var database = stack.database()) {
            var shared = database.accounts(grant.connectionId());
            assertThat(shared).as("accounts of " + grant.user()).hasSize(accounts);
            shared.forEach(account -> held.addAll(compared(grant, account)));
        }
        replays("feed", stack.held().changes(grant.connectionId()), held, grant);
        replays("events", told.of(grant.connectionId()), held, grant);
    }

    private List<JsonNode> compared(Grant grant, Database.Account account) {
        var transactions = stack.held().transactions(account.accountId());
        var connection = stack.bank().connection(grant.user()).path("n").asInt();
        var name = grant.user() + " " + account.providerAccountId();
        booked(name, transactions, connection, account);
        same(
                name + " pending",
                ours(transactions, "pending"),
                theirs(stack.bank().pending(connection, account.providerAccountId())));
        compared += transactions.size();
        return transactions;
    }

    /**
     * What coverage claims is all there, and nothing else on those days. Of earlier days a bank may have given some
     * rows unasked: they too are the bank's.
     */
    private void booked(String name, List<JsonNode> transactions, int connection, Database.Account account) {
        var from = coveredFrom(account);
        var claimed = transactions.stream()
                .collect(partitioningBy(row -> bookedOn(row).compareTo(from) >= 0));
        same(
                name + " booked",
                ours(claimed.get(true), "booked"),
                theirs(stack.bank().booked(connection, account.providerAccountId(), from)));
        assertThat(theirs(stack.bank().booked(connection, account.providerAccountId(), BEGINNING)))
                .as(name + " booked before " + from)
                .containsAll(ours(claimed.get(false), "booked"));
    }

    private static String bookedOn(JsonNode transaction) {
        return transaction.path("booked_on").asString();
    }

    private static void same(String what, List<Entry> ours, List<Entry> theirs) {
        assertThat(ours).as(what).containsExactlyElementsOf(theirs);
        assertThat(ours).as("number of " + what).hasSameSizeAs(theirs);
        assertThat(sum(ours)).as("sum of " + what).isEqualByComparingTo(sum(theirs));
    }

    private static BigDecimal sum(List<Entry> entries) {
        return entries.stream().map(Entry::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void replays(String what, Iterable<JsonNode> changes, Collection<JsonNode> held, Grant grant) {
        assertThat(texts(Replay.of(changes).rows()))
                .as("rows replayed from the " + what + " of " + grant.user())
                .containsExactlyElementsOf(texts(held));
    }

    private static List<String> texts(Collection<JsonNode> rows) {
        return rows.stream().map(JsonNode::toString).sorted().toList();
    }

    private static List<Entry> ours(List<JsonNode> transactions, String status) {
        return sorted(transactions.stream()
                .filter(transaction -> transaction.path("status").asString().equals(status))
                .map(Entry::ofBankfeed));
    }

    private static List<Entry> theirs(List<JsonNode> rows) {
        return sorted(rows.stream().map(Entry::ofTheLedger));
    }

    private static List<Entry> sorted(Stream<Entry> entries) {
        return entries.sorted().toList();
    }

    /** What coverage claims, and no more, is compared. */
    private String coveredFrom(Database.Account account) {
        var stretches = stack.held().coverage(account.accountId());
        return stretches.stream()
                .filter(stretch -> stretch.path("state").asString().equals("complete"))
                .map(stretch -> stretch.path("from").asString())
                .min(String::compareTo)
                .orElseThrow(() -> new AssertionError("no coverage: " + stretches));
    }
}
