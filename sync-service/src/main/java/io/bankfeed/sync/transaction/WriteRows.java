package io.bankfeed.sync.transaction;

import static java.util.Objects.requireNonNull;

import io.bankfeed.sync.transaction.TransactionRow.Target;
import io.bankfeed.sync.truelayer.AnswerRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Writes the rows of an answer that changed, reading the answer a second time and a portion after the other, so that
 * its size is bounded by nothing but the bank.
 */
@Component
class WriteRows {
    private static final int PORTION = 500;

    private final NewRows added;
    private final Transactions transactions;

    WriteRows(NewRows added, Transactions transactions) {
        this.added = added;
        this.transactions = transactions;
    }

    Mono<Void> of(AnswerRows answer, RowReader reader, Target target, List<Change> changes, Occurrences occurrences) {
        Map<Integer, Change> byNumber = byNumber(changes);
        if (byNumber.isEmpty()) {
            return Mono.empty();
        }
        return answer.flux()
                .index()
                .mapNotNull(numbered -> {
                    Change change = byNumber.get(numbered.getT1().intValue());
                    return change == null ? null : row(numbered.getT2(), reader, target, change, occurrences);
                })
                .buffer(PORTION)
                .concatMap(this::write, 0)
                .then();
    }

    private static TransactionRow row(
            JsonNode json, RowReader reader, Target target, Change change, Occurrences occurrences) {
        RowContent read = requireNonNull(change.row()).content();
        return TransactionRow.of(target, change, read == null ? reader.content(json) : read, occurrences);
    }

    private static Map<Integer, Change> byNumber(List<Change> changes) {
        Map<Integer, Change> byNumber = new HashMap<>();
        for (Change change : changes) {
            FetchedRow row = change.row();
            if (row != null) {
                byNumber.put(row.number(), change);
            }
        }
        return byNumber;
    }

    private Mono<Void> write(List<TransactionRow> portion) {
        List<TransactionRow> known =
                portion.stream().filter(TransactionRow::known).toList();
        List<TransactionRow> fresh =
                portion.stream().filter(row -> !row.known()).toList();
        return Flux.concat(
                        known.isEmpty() ? Mono.empty() : transactions.update(known),
                        fresh.isEmpty() ? Mono.empty() : added.copy(fresh))
                .then();
    }
}
