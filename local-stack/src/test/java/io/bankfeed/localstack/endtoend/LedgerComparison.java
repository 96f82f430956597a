package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.tenant.Holdings;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Per account: what the tenant can read is what the bank holds, as a set, in number and in sum. */
record LedgerComparison(SimulatorControl simulator, Tenant tenant) {
    private static final String FROM_THE_BEGINNING = "1900-01-01";

    /** A connection's account beside the ledger's, both within the days that the bank gave. */
    private record Side(List<Entry> booked, List<Entry> pending) {
        BigDecimal sum() {
            return booked.stream().map(Entry::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    void holdsAll(Link link) {
        var connection = simulator.newestConnection(link.providerId());
        var held = new ArrayList<>(Holdings.of(tenant, link).accounts());
        var theirs = simulator.accountIds(connection);
        assertThat(held).as("accounts and cards of " + link.providerId()).hasSameSizeAs(theirs);
        for (var accountId : theirs) {
            var account = mostAlike(held, ledger(connection, accountId, FROM_THE_BEGINNING));
            held.remove(account);
            same(
                    side(account),
                    ledger(connection, accountId, coveredFrom(account)),
                    link.providerId() + " " + accountId);
        }
    }

    private static void same(Side ours, Side theirs, String account) {
        assertThat(ours.booked()).as("booked of " + account).containsExactlyElementsOf(theirs.booked());
        assertThat(ours.sum()).as("sum of " + account).isEqualByComparingTo(theirs.sum());
        assertThat(ours.pending()).as("pending of " + account).containsExactlyElementsOf(theirs.pending());
    }

    private static Holdings.Account mostAlike(List<Holdings.Account> held, Side ledger) {
        return held.stream()
                .max((one, other) -> Long.compare(common(one, ledger), common(other, ledger)))
                .orElseThrow();
    }

    private static long common(Holdings.Account account, Side ledger) {
        var shared = side(account).booked().stream()
                .filter(ledger.booked()::contains)
                .count();
        // an account that holds nothing belongs to the one of theirs that holds nothing
        return shared > 0 || !ledger.booked().isEmpty()
                ? shared
                : -account.transactions().size();
    }

    private static Side side(Holdings.Account account) {
        return new Side(entries(account, "booked"), entries(account, "pending"));
    }

    private static List<Entry> entries(Holdings.Account account, String status) {
        return account.transactions().stream()
                .filter(transaction -> transaction.path("status").asString().equals(status))
                .map(Entry::ofBankfeed)
                .sorted()
                .toList();
    }

    private Side ledger(JsonNode connection, String accountId, String from) {
        return new Side(
                entries(simulator.booked(connection, accountId, from)),
                entries(simulator.pending(connection, accountId)));
    }

    private static List<Entry> entries(JsonNode rows) {
        return StreamSupport.stream(rows.path("results").spliterator(), false)
                .map(Entry::ofTheLedger)
                .sorted()
                .toList();
    }

    /** The first day that the bank gave; the stretches before it were refused, which coverage tells. */
    private String coveredFrom(Holdings.Account account) {
        return stretches(account)
                .filter(stretch -> stretch.path("state").asString().equals("complete"))
                .map(stretch -> stretch.path("from").asString())
                .filter(Objects::nonNull)
                .min(String::compareTo)
                .orElse("2999-01-01");
    }

    private Stream<JsonNode> stretches(Holdings.Account account) {
        return tenant.coverage(account.id()).stream();
    }
}
