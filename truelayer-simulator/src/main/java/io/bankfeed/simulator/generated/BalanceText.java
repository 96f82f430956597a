package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.json.Json;
import java.time.LocalDate;

/** How the mock bank writes balances. */
final class BalanceText {
    private BalanceText() {}

    static String of(GeneratedHoldings.Position position, LocalDate today) {
        long pending = position.pending().stream().mapToLong(Posting::pence).sum();
        return position.profile().isCard() ? card(position, pending, today) : account(position, pending, today);
    }

    private static String account(GeneratedHoldings.Position position, long pending, LocalDate today) {
        long overdraft = position.profile().limitPence();
        return Json.text(Json.object(
                "currency", "GBP",
                "available", GeneratedRow.pounds(position.balance() + pending + overdraft),
                "current", GeneratedRow.pounds(position.balance()),
                "overdraft", GeneratedRow.pounds(overdraft),
                "update_timestamp", today + "T03:04:21.319Z"));
    }

    private static String card(GeneratedHoldings.Position position, long pending, LocalDate today) {
        long owed = position.balance();
        LocalDate statement = today.withDayOfMonth(1);
        return Json.text(Json.object(
                "available",
                GeneratedRow.pounds(position.profile().limitPence() - owed - pending),
                "currency",
                "GBP",
                "credit_limit",
                GeneratedRow.pounds(position.profile().limitPence()),
                "current",
                GeneratedRow.pounds(owed),
                "last_statement_balance",
                GeneratedRow.pounds(owedBefore(position, statement)),
                "last_statement_date",
                statement + "T00:00:00Z",
                "payment_due_date",
                statement.plusMonths(1).toString(),
                "update_timestamp",
                today + "T03:04:21.32Z"));
    }

    private static long owedBefore(GeneratedHoldings.Position position, LocalDate day) {
        return position.booked().reversed().stream()
                .filter(posting -> posting.booked().isBefore(day))
                .findFirst()
                .map(Posting::balance)
                .orElse(0L);
    }
}
