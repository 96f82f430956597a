package io.bankfeed.sync.transaction;

import static io.bankfeed.sync.truelayer.WireFields.decimal;
import static io.bankfeed.sync.truelayer.WireFields.text;

import io.bankfeed.sync.truelayer.AnswerRows;
import io.bankfeed.sync.truelayer.UnreadableRow;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the rows of an answer. Unknown words are taken as they come. */
record RowReader(boolean card, ZoneId zone) {

    /** Every row as far as recognising it goes, and the whole of it where the answer is small. */
    List<FetchedRow> all(AnswerRows answer) {
        List<FetchedRow> rows = new ArrayList<>(answer.count());
        answer.forEach(row -> rows.add(new FetchedRow(rows.size(), content(row), answer.isSmall())));
        return rows;
    }

    RowContent content(JsonNode row) {
        String currency = text(row, "currency");
        if (currency == null) {
            throw new UnreadableRow("currency");
        }
        var time = BankTime.of(text(row, "timestamp"), zone);
        var signed = Signed.of(text(row, "transaction_type"), decimal(row, "amount"), currency, card);
        JsonNode running = row.path("running_balance");
        return new RowContent(
                text(row, "normalised_provider_transaction_id"),
                text(row, "provider_transaction_id"),
                text(row, "transaction_id"),
                signed.direction(),
                signed.value(),
                currency.intern(),
                time.bookedOn(),
                time.original(),
                time.instant(),
                Objects.requireNonNullElse(text(row, "description"), ""),
                text(row, "merchant_name"),
                text(row, "transaction_category"),
                classification(row),
                runningBalance(running, currency),
                text(running, "currency"),
                signed.mismatch(),
                row.path("meta").isObject() ? row.path("meta") : Map.of(),
                row);
    }

    private static List<String> classification(JsonNode row) {
        return row.path("transaction_classification").values().stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static @Nullable BigDecimal runningBalance(JsonNode running, String currency) {
        BigDecimal amount = decimal(running, "amount");
        return amount == null ? null : Signed.scaled(amount, currency);
    }
}
