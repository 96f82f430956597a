package io.bankfeed.sync.transaction;

import static io.bankfeed.sync.transaction.LedgerRows.IN_RUN;
import static io.bankfeed.sync.transaction.LedgerRows.LONG_AGO;
import static io.bankfeed.sync.transaction.LedgerRows.RUN_START;
import static io.bankfeed.sync.transaction.LedgerRows.gone;
import static io.bankfeed.sync.transaction.LedgerRows.held;
import static io.bankfeed.sync.transaction.LedgerRows.row;
import static io.bankfeed.sync.transaction.LedgerRows.twin;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.coverage.Window;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Window JUNE = new Window(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-30"));

    @Test
    void an_answer_like_what_is_held_changes_nothing() {
        var coffee = row("n1", "2026-06-10", "-3.50", "Coffee");
        var tea = row(null, "2026-06-11", "-2.50", "Tea");

        var again = List.of(row("n1", "2026-06-10", "-3.50", "Coffee"), row(null, "2026-06-11", "-2.50", "Tea"));

        assertThat(ofJune(again, held(coffee), held(tea))).isEmpty();
    }

    @Test
    void two_equal_coffees_of_a_day_are_two_and_stay_two() {
        var coffee = row(null, "2026-06-10", "-3.50", "Coffee");
        var another = row(null, "2026-06-10", "-3.50", "Coffee");

        assertThat(ofJune(List.of(coffee, another))).extracting(Change::op).containsExactly(Op.ADDED, Op.ADDED);
        assertThat(ofJune(List.of(coffee, another), held(coffee), twin(held(coffee), 2)))
                .isEmpty();
        assertThat(ofJune(List.of(coffee), held(coffee), twin(held(coffee), 2)))
                .extracting(Change::op)
                .containsExactly(Op.REMOVED);
    }

    @Test
    void one_row_given_twice_under_its_id_is_one() {
        var coffee = row("n1", "2026-06-10", "-3.50", "Coffee");

        assertThat(ofJune(List.of(coffee, row("n1", "2026-06-10", "-3.50", "Coffee"))))
                .hasSize(1);
    }

    @Test
    void twins_with_ids_are_never_taken_for_each_other() {
        var first = row("n1", "2026-06-10", "-3.50", "Coffee");
        var second = row("n2", "2026-06-10", "-3.50", "Coffee");
        var heldFirst = held(first);

        List<Change> changes = ofJune(List.of(second), heldFirst);

        assertThat(changes).extracting(Change::op).containsExactly(Op.REMOVED, Op.ADDED);
        assertThat(changes.getFirst().uid()).isEqualTo(heldFirst.uid());
    }

    @Test
    void a_row_keeps_its_identity_while_amount_day_or_words_change_under_one_id() {
        var before = held(row("n1", "2026-06-10", "-3.50", "Coffee"));

        List<Change> changes = ofJune(List.of(row("n1", "2026-06-12", "-4.00", "COFFEE SHOP LONDON")), before);

        assertThat(changes).extracting(Change::op).containsExactly(Op.UPDATED);
        assertThat(changes.getFirst().uid()).isEqualTo(before.uid());
    }

    @Test
    void a_cleaned_description_of_a_row_without_ids_is_an_update_where_it_is_unmistakable() {
        var before = held(row(null, "2026-06-10", "-3.50", "CARD 1234 COFFEE"));

        assertThat(ofJune(List.of(row(null, "2026-06-10", "-3.50", "Coffee")), before))
                .extracting(Change::op)
                .containsExactly(Op.UPDATED);
    }

    @Test
    void what_is_gone_is_removed_and_what_comes_back_is_reinstated() {
        var coffee = row("n1", "2026-06-10", "-3.50", "Coffee");
        var heldCoffee = held(coffee);

        assertThat(ofJune(List.of(), heldCoffee)).extracting(Change::op).containsExactly(Op.REMOVED);
        assertThat(ofJune(List.of(coffee), gone(heldCoffee, LONG_AGO)))
                .extracting(Change::op)
                .containsExactly(Op.REINSTATED);
    }

    @Test
    void an_empty_window_leaves_its_neighbours_alone() {
        var may = held(row("n1", "2026-05-31", "-3.50", "May"));
        var july = held(row("n2", "2026-07-01", "-3.50", "July"));

        assertThat(ofJune(List.of(), may, july)).isEmpty();
    }

    @Test
    void a_row_around_midnight_at_the_border_is_not_taken_for_gone() {
        var lateInMay = held(row("n1", null, "2026-05-31T23:30:00Z", "-9.00", "Night bus"));

        assertThat(lateInMay.bookedOn()).isEqualTo("2026-06-01");
        assertThat(ofJune(List.of(), lateInMay)).isEmpty();
    }

    @Test
    void rows_far_outside_the_window_that_was_asked_for_are_left_to_their_own_window() {
        assertThat(ofJune(List.of(row("n1", "2026-03-10", "-3.50", "Coffee")))).isEmpty();
    }

    @Test
    void a_booked_row_with_the_id_of_a_pending_one_is_that_row_settled() {
        var waiting = LedgerRows.pending(row("n1", "2026-06-09", "-3.00", "Coffee"));

        List<Change> changes = ofJune(List.of(row("n1", "2026-06-10", "-3.50", "Coffee + tip")), waiting);

        assertThat(changes).extracting(Change::op).containsExactly(Op.SETTLED);
        assertThat(changes.getFirst().settledFrom()).isEqualTo(waiting.uid());
    }

    @Test
    void without_ids_only_a_pending_row_that_this_run_saw_go_has_settled() {
        var waiting = LedgerRows.pending(row(null, "2026-06-09", "-3.00", "COFFEE HOUSE"));
        var booked = List.of(row(null, "2026-06-11", "-3.00", "Coffee House London"));

        assertThat(ofJune(booked, waiting)).extracting(Change::op).containsExactly(Op.ADDED);
        assertThat(ofJune(booked, gone(waiting, IN_RUN))).extracting(Change::op).containsExactly(Op.SETTLED);
        assertThat(ofJune(booked, gone(waiting, LONG_AGO)))
                .extracting(Change::op)
                .containsExactly(Op.ADDED);
    }

    @Test
    void where_two_pending_rows_fit_nobody_guesses() {
        var one = gone(LedgerRows.pending(row(null, "2026-06-09", "-3.00", "Coffee")), IN_RUN);
        var other = gone(LedgerRows.pending(row(null, "2026-06-08", "-3.00", "Coffee")), IN_RUN);

        assertThat(ofJune(List.of(row(null, "2026-06-11", "-3.00", "Coffee")), one, other))
                .extracting(Change::op)
                .containsExactly(Op.ADDED);
    }

    private static List<Change> ofJune(List<FetchedRow> answer, HeldRow... held) {
        return Changes.ofWindow(JUNE, answer, List.of(held), RUN_START);
    }
}
