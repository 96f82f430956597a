package io.bankfeed.sync.transaction;

import static io.bankfeed.sync.transaction.LedgerRows.IN_RUN;
import static io.bankfeed.sync.transaction.LedgerRows.RUN_START;
import static io.bankfeed.sync.transaction.LedgerRows.gone;
import static io.bankfeed.sync.transaction.LedgerRows.held;
import static io.bankfeed.sync.transaction.LedgerRows.pending;
import static io.bankfeed.sync.transaction.LedgerRows.row;
import static io.bankfeed.sync.transaction.LedgerRows.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PendingChangesTest {

    @Test
    void each_answer_replaces_the_set() {
        var stays = row("n1", "2026-06-19", "-1.00", "Stays");
        var goes = pending(row("n2", "2026-06-19", "-2.00", "Goes"));
        var comes = row("n3", "2026-06-20", "-3.00", "Comes");

        List<Change> changes = changes(List.of(stays, comes), pending(stays), goes);

        assertThat(changes).extracting(Change::op).containsExactly(Op.REMOVED, Op.ADDED);
    }

    @Test
    void a_pending_row_that_the_bank_still_shows_after_booking_it_is_not_shown_twice() {
        var coffee = row("n1", "2026-06-19", "-1.00", "Coffee");

        assertThat(changes(List.of(coffee), held(coffee))).isEmpty();
    }

    @Test
    void a_pending_row_that_returns_is_reinstated() {
        var coffee = row("n1", "2026-06-19", "-1.00", "Coffee");

        assertThat(changes(List.of(coffee), gone(pending(coffee), IN_RUN)))
                .extracting(Change::op)
                .containsExactly(Op.REINSTATED);
    }

    @Test
    void a_vanished_row_is_found_settled_when_its_booked_row_came_in_first() {
        var waiting = pending(row(null, "2026-06-18", "-4.00", "BOOK SHOP"));
        var booked = seen(held(row(null, "2026-06-19", "-4.00", "Book Shop Ltd")), IN_RUN);

        List<Change> changes = changes(List.of(), waiting, booked);

        assertThat(changes).extracting(Change::op).containsExactly(Op.SETTLED);
        assertThat(changes.getFirst().uid()).isEqualTo(booked.uid());
        assertThat(changes.getFirst().settledFrom()).isEqualTo(waiting.uid());
    }

    @Test
    void a_booked_row_that_was_there_before_explains_no_vanished_one() {
        var waiting = pending(row(null, "2026-06-18", "-4.00", "Book shop"));
        var before = held(row(null, "2026-06-18", "-4.00", "Book shop"));

        assertThat(changes(List.of(), waiting, before)).extracting(Change::op).containsExactly(Op.REMOVED);
    }

    @Test
    void two_vanished_rows_that_fit_one_booked_row_are_both_removed() {
        var one = pending(row(null, "2026-06-18", "-4.00", "Book shop"));
        var other = pending(row(null, "2026-06-17", "-4.00", "Book shop"));
        var booked = seen(held(row(null, "2026-06-19", "-4.00", "Book shop")), IN_RUN);

        assertThat(changes(List.of(), one, other, booked))
                .extracting(Change::op)
                .containsExactly(Op.REMOVED, Op.REMOVED);
    }

    private static List<Change> changes(List<FetchedRow> answer, HeldRow... held) {
        return Changes.ofPending(answer, List.of(held), RUN_START);
    }
}
