package io.bankfeed.sync.coverage;

import static io.bankfeed.sync.coverage.Stretch.State.COMPLETE;
import static io.bankfeed.sync.coverage.Stretch.State.OPEN;
import static io.bankfeed.sync.coverage.Stretch.State.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchesTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void what_is_told_anew_replaces_its_days_and_leaves_the_rest() {
        Stretches held = new Stretches(List.of(new Stretch(days(1, 30), COMPLETE, null, THEN)));

        assertThat(held.with(new Stretch(days(10, 20), COMPLETE, null, NOW)).all())
                .containsExactly(
                        new Stretch(days(1, 9), COMPLETE, null, THEN),
                        new Stretch(days(10, 20), COMPLETE, null, NOW),
                        new Stretch(days(21, 30), COMPLETE, null, THEN));
    }

    @Test
    void a_refusal_never_hides_what_is_held() {
        Stretches held = new Stretches(List.of(new Stretch(days(10, 20), COMPLETE, null, THEN)));

        assertThat(held.with(new Stretch(days(1, 30), REFUSED, "access_denied", null))
                        .all())
                .containsExactly(
                        new Stretch(days(1, 9), REFUSED, "access_denied", null),
                        new Stretch(days(10, 20), COMPLETE, null, THEN),
                        new Stretch(days(21, 30), REFUSED, "access_denied", null));
    }

    @Test
    void an_answer_closes_what_was_open() {
        Stretches held = new Stretches(List.of()).with(new Stretch(days(1, 30), OPEN, "planned", null));

        Stretches told = held.with(new Stretch(days(1, 30), COMPLETE, null, NOW));

        assertThat(held.hasOpen()).isTrue();
        assertThat(told.hasOpen()).isFalse();
    }

    private static Window days(int from, int to) {
        return new Window(LocalDate.of(2026, 6, from), LocalDate.of(2026, 6, to));
    }
}
