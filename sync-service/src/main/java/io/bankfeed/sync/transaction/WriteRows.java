package io.bankfeed.sync.transaction;

import static java.util.Objects.requireNonNull;

import io.bankfeed.sync.database.CopyText;
import io.bankfeed.sync.transaction.TransactionRow.Target;
import io.bankfeed.sync.truelayer.AnswerRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/**
 * Writes the rows of an answer that changed, reading the answer a second time and a portion after the other, so that
 * its size is bounded by nothing but the bank. While the database takes one portion in, the next one is read.
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
        Flux<Portion> portions = answer.flux()
                .index()
                .mapNotNull(numbered -> {
                    Change change = byNumber.get(numbered.getT1().intValue());
                    return change == null ? null : row(numbered.getT2(), reader, target, change, occurrences);
                })
                .buffer(PORTION)
                .map(this::prepared);
        return (answer.isSmall() ? portions : oneAhead(portions))
                .concatMap(this::write, 0)
                .then();
    }

    private static Flux<Portion> oneAhead(Flux<Portion> portions) {
        return portions.subscribeOn(Schedulers.parallel()).publishOn(Schedulers.immediate(), 1);
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

    private Portion prepared(List<TransactionRow> rows) {
        List<TransactionRow> fresh = rows.stream().filter(row -> !row.known()).toList();
        return new Portion(
                rows.stream().filter(TransactionRow::known).toList(), fresh.isEmpty() ? null : added.text(fresh));
    }

    private Mono<Void> write(Portion portion) {
        return Flux.concat(
                        portion.known.isEmpty() ? Mono.empty() : transactions.update(portion.known),
                        portion.fresh == null ? Mono.empty() : added.copy(portion.fresh))
                .then();
    }

    /** @param fresh rows that are not there yet, as they are brought in; null: none */
    private record Portion(
            List<TransactionRow> known, @Nullable CopyText fresh) {}
}
