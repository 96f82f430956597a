package io.bankfeed.localstack.tenant;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What came in for one connection, as its tenant sees it. */
public record Holdings(List<Account> accounts) {

    /** One account or card with its booked and pending transactions. */
    public record Account(JsonNode account, JsonNode balance, List<JsonNode> transactions) {

        public String id() {
            return account.path("account_id").asString();
        }

        public BigDecimal sum() {
            return transactions.stream()
                    .map(transaction -> new BigDecimal(
                            transaction.path("amount").path("value").asString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private Optional<String> earliest() {
            return days().min(Comparator.naturalOrder());
        }

        private Optional<String> latest() {
            return days().max(Comparator.naturalOrder());
        }

        private java.util.stream.Stream<String> days() {
            return transactions.stream()
                    .map(transaction -> transaction.path("booked_on").asString(""))
                    .filter(Objects::nonNull)
                    .filter(day -> !day.isEmpty());
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "      %-8s %-24.24s %12s %s %6d transactions  %s … %s",
                    account.path("kind").asString(),
                    account.path("display_name").asString(""),
                    balance.path("current").asString("-"),
                    account.path("currency").asString(""),
                    transactions.size(),
                    earliest().orElse("-"),
                    latest().orElse("-"));
        }
    }

    public static Holdings of(Tenant tenant, Link link) {
        return new Holdings(tenant.accounts(link.connectionId()).stream()
                .map(account -> {
                    var id = account.path("account_id").asString();
                    return new Account(account, tenant.balance(id), tenant.transactions(id));
                })
                .toList());
    }

    public int transactionCount() {
        return accounts.stream()
                .mapToInt(account -> account.transactions().size())
                .sum();
    }

    public List<String> lines() {
        return accounts.stream().map(Account::line).toList();
    }
}
