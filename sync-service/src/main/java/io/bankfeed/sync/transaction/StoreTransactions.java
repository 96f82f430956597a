package io.bankfeed.sync.transaction;

import io.bankfeed.sync.coverage.Window;
import io.bankfeed.sync.transaction.TransactionRow.Target;
import io.bankfeed.sync.transaction.Transactions.Days;
import io.bankfeed.sync.truelayer.AnswerRows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Stores what an answer says of an account's transactions, within the caller's transaction under the connection's lock.
 */
@Component
public class StoreTransactions {

    /** How long a pending row that went may still be found settled. */
    private static final Duration RECENTLY = Duration.ofDays(30);

    private static final int DAYS_TO_SETTLE = 14;

    private final UnchangedDays unchanged;
    private final Transactions transactions;
    private final WriteRows write;
    private final ChangeFeed feed;
    private final InstantSource clock;

    StoreTransactions(
            UnchangedDays unchanged, Transactions transactions, WriteRows write, ChangeFeed feed, InstantSource clock) {
        this.unchanged = unchanged;
        this.transactions = transactions;
        this.write = write;
        this.feed = feed;
        this.clock = clock;
    }

    public Mono<Stored> window(Ledger ledger, Window window, AnswerRows answer) {
        return unchanged
                .look(ledger.accountId(), window, answer, ledger.reader())
                .flatMap(look -> switch (look) {
                    case UNCHANGED -> Mono.just(Stored.NOTHING);
                    case NOTHING_HELD -> changed(ledger, window, answer, fetched -> Mono.just(List.of()));
                    case CHANGED -> changed(ledger, window, answer, fetched -> concernedBy(ledger, window, fetched));
                });
    }

    private Mono<List<HeldRow>> concernedBy(Ledger ledger, Window window, List<FetchedRow> fetched) {
        Days days = Days.of(window.widened(), clock.instant().minus(RECENTLY));
        return transactions.concernedBy(ledger.accountId(), days, fetched);
    }

    private Mono<Stored> changed(
            Ledger ledger,
            Window window,
            AnswerRows answer,
            Function<List<FetchedRow>, Mono<List<HeldRow>>> concerned) {
        List<FetchedRow> fetched = ledger.reader().all(answer);
        return concerned.apply(fetched).flatMap(held -> {
            List<Change> changes = Changes.ofWindow(window, fetched, held, ledger.runStart());
            return apply(ledger, answer, changes, new Occurrences(held, false), false);
        });
    }

    public Mono<Stored> pending(Ledger ledger, AnswerRows answer) {
        List<FetchedRow> fetched = ledger.reader().all(answer);
        return transactions
                .concernedBy(ledger.accountId(), daysOf(fetched, ledger), fetched)
                .flatMap(held -> {
                    List<Change> changes = Changes.ofPending(fetched, held, ledger.runStart());
                    return apply(ledger, answer, changes, new Occurrences(held, true), true);
                });
    }

    private Mono<Stored> apply(
            Ledger ledger, AnswerRows answer, List<Change> changes, Occurrences occurrences, boolean pending) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        var target = new Target(ledger.accountId(), pending, now);
        return write.of(answer, ledger.reader(), target, changes, occurrences)
                .then(transactions.remove(changes, now))
                .then(transactions.settle(changes, now))
                .then(feed.append(ledger, changes, now))
                .map(appended -> new Stored(Counts.of(changes), appended));
    }

    /** Far enough back to find the booked rows that vanished ones have become. */
    private Days daysOf(List<FetchedRow> fetched, Ledger ledger) {
        LocalDate today = clock.instant().atZone(ledger.zone()).toLocalDate();
        LocalDate first = fetched.stream()
                .map(FetchedRow::bookedOn)
                .min(Comparator.naturalOrder())
                .filter(day -> day.isBefore(today.minusDays(DAYS_TO_SETTLE)))
                .orElse(today.minusDays(DAYS_TO_SETTLE));
        return new Days(first, today.plusDays(1), clock.instant().minus(RECENTLY));
    }

    /**
     * The account whose rows are stored.
     *
     * @param zone the bank's
     * @param runStart begin of the run that the answer belongs to
     */
    public record Ledger(UUID connectionId, UUID accountId, boolean card, ZoneId zone, Instant runStart) {

        RowReader reader() {
            return new RowReader(card, zone);
        }
    }
}
