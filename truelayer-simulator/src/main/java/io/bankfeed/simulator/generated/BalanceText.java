package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Quirk;
import io.bankfeed.simulator.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the mock bank writes balances. */
final class BalanceText {
    private BalanceText() {}

    static String of(Position position, LocalDate today, BankTerms terms) {
        long pending = position.pending().stream().mapToLong(Posting::pence).sum();
        return position.profile().isCard()
                ? card(position, pending, today, terms)
                : account(position, pending, today, terms);
    }

    private static String account(Position position, long pending, LocalDate today, BankTerms terms) {
        long overdraft = position.profile().limitPence();
        return Json.text(Json.object(
                "currency", position.profile().currency(),
                "available", available(position.balance() + pending + overdraft, terms),
                "current", GeneratedRow.pounds(position.balance()),
                "overdraft", GeneratedRow.pounds(overdraft),
                "update_timestamp", today + "T03:04:21.319Z"));
    }

    private static String card(Position position, long pending, LocalDate today, BankTerms terms) {
        long owed = position.balance();
        LocalDate statement = today.withDayOfMonth(1);
        return Json.text(Json.object(
                "available",
                available(position.profile().limitPence() - owed - pending, terms),
                "currency",
                position.profile().currency(),
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

    private static @Nullable BigDecimal available(long pence, BankTerms terms) {
        return terms.has(Quirk.NO_AVAILABLE) ? null : GeneratedRow.pounds(pence);
    }

    private static long owedBefore(Position position, LocalDate day) {
        return position.booked().reversed().stream()
                .filter(posting -> posting.booked().isBefore(day))
                .findFirst()
                .map(Posting::balance)
                .orElse(0L);
    }
}
