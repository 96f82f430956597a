package io.bankfeed.auth.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final Instant GRANTED = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void a_new_term_is_told_of_at_fourteen_seven_three_and_one_days_and_at_its_end() {
        Instant end = GRANTED.plus(Duration.ofDays(90));
        List<Integer> told = new ArrayList<>();

        var next = Notices.ofNewTerm(end, GRANTED);
        while (next.at() != null) {
            int due = Notices.due(next.noticed(), end, next.at());
            assertThat(next.at()).isEqualTo(end.minus(Duration.ofDays(due)));
            told.add(due);
            next = Notices.after(due, end);
        }

        assertThat(told).containsExactly(14, 7, 3, 1, 0);
    }

    @Test
    void what_lies_before_a_short_terms_beginning_is_left_out() {
        Instant end = GRANTED.plus(Duration.ofDays(5));

        var next = Notices.ofNewTerm(end, GRANTED);

        assertThat(next.noticed()).isEqualTo(7);
        assertThat(next.at()).isEqualTo(end.minus(Duration.ofDays(3)));
    }

    @Test
    void of_several_that_are_due_the_most_urgent_is_told() {
        Instant end = GRANTED.plus(Duration.ofDays(90));

        assertThat(Notices.due(null, end, end.minus(Duration.ofDays(2)))).isEqualTo(3);
        assertThat(Notices.due(14, end, end.plus(Duration.ofDays(30)))).isEqualTo(Notices.EXPIRED);
        assertThat(Notices.after(Notices.EXPIRED, end).at()).isNull();
    }
}
