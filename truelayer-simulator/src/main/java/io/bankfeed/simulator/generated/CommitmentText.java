package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** How the mock bank lists standing orders and direct debits: no two with the same fields present. */
final class CommitmentText {
    private CommitmentText() {}

    static String of(StandingOrder order, Position position, String accountId, LocalDate today) {
        BigDecimal amount = GeneratedRow.pounds(order.pence());
        boolean paysOthers = order.into().isEmpty();
        String id = paysOthers ? null : Mix.hex(Mix.of(31, order.reference()), 0, 8);
        return Json.text(Json.object(
                "frequency",
                order.due().frequency(),
                "status",
                "Active",
                "timestamp",
                "2019-07-24T11:29:47Z",
                "currency",
                position.profile().currency(),
                "meta",
                Json.object("provider_account_id", accountId, "provider_standing_order_id", id),
                "next_payment_date",
                order.due().next(today) + "T03:04:21.319Z",
                "next_payment_amount",
                amount,
                "first_payment_date",
                "2020-12-05T03:04:21.32Z",
                "first_payment_amount",
                amount,
                "final_payment_date",
                paysOthers ? "9999-12-31T00:00:00+00:00" : null,
                "payee",
                paysOthers ? order.merchant().description() : null,
                "reference",
                order.reference()));
    }

    static String of(DirectDebit debit, Position position, String accountId, LocalDate today) {
        Optional<Posting> last = position.booked().reversed().stream()
                .filter(posting -> posting.merchant().equals(debit.merchant()))
                .findFirst();
        long mandate = Math.floorMod(Mix.of(37, debit.name()), 900) + 100;
        boolean terse = mandate % 3 == 0;
        return Json.text(Json.object(
                "direct_debit_id", Mix.hex(Mix.of(41, debit.name()), 0, 32),
                "timestamp", today + "T02:04:18.169Z",
                "name", debit.name(),
                "status", terse ? null : "Active",
                "previous_payment_timestamp",
                        last.map(posting -> posting.booked() + "T03:04:18.169Z").orElse(null),
                "previous_payment_amount",
                        last.map(posting -> GeneratedRow.pounds(-posting.pence()))
                                .orElse(null),
                "currency", terse ? null : position.profile().currency(),
                "meta",
                        Json.object(
                                "provider_account_id",
                                accountId,
                                "provider_mandate_identification",
                                String.valueOf(mandate))));
    }
}
