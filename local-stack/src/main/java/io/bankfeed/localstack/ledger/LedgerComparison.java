package io.bankfeed.localstack.ledger;

import io.bankfeed.localstack.process.StackFailure;
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
public record LedgerComparison(SimulatorControl simulator, Tenant tenant) {
    private static final int SHOWN = 5;
    private static final String FROM_THE_BEGINNING = "1900-01-01";

    /** A connection's account beside the ledger's, both within the days that the bank gave. */
    private record Side(List<Entry> booked, List<Entry> pending) {
        BigDecimal sum() {
            return booked.stream().map(Entry::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Throws a {@link StackFailure} that names the account and what differs. */
    public void holdsAll(Link link) {
        var connection = simulator.newestConnection(link.providerId());
        var held = new ArrayList<>(Holdings.of(tenant, link).accounts());
        var theirs = simulator.accountIds(connection);
        if (held.size() != theirs.size()) {
            throw new StackFailure("%s shares %d accounts and cards, %d came in"
                    .formatted(link.providerId(), theirs.size(), held.size()));
        }
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
        same(ours.booked(), theirs.booked(), "booked of " + account);
        same(ours.pending(), theirs.pending(), "pending of " + account);
        if (ours.sum().compareTo(theirs.sum()) != 0) {
            throw new StackFailure("sum of %s: %s instead of %s".formatted(account, ours.sum(), theirs.sum()));
        }
    }

    private static void same(List<Entry> ours, List<Entry> theirs, String what) {
        if (!ours.equals(theirs)) {
            throw new StackFailure("%s: %d instead of %d transactions; missing %s; too many %s"
                    .formatted(what, ours.size(), theirs.size(), without(theirs, ours), without(ours, theirs)));
        }
    }

    /** Some of those that the others lack, twins counted. */
    private static List<Entry> without(List<Entry> these, List<Entry> others) {
        var left = new ArrayList<>(these);
        others.forEach(left::remove);
        return left.stream().limit(SHOWN).toList();
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
