package io.bankfeed.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.coverage.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {

    private static final Bank BANK = new Bank(730, 90, Duration.ofMinutes(5), ZoneId.of("Europe/London"));
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @Test
    void the_newest_slice_is_no_longer_than_what_may_be_read_at_any_time() {
        Window newest = Slices.newest(TODAY, BANK);

        assertThat(newest.to()).isEqualTo(TODAY);
        assertThat(newest.from()).isEqualTo(TODAY.minusDays(87));
    }

    @Test
    void older_slices_go_back_without_a_gap_to_the_depth_of_the_bank() {
        Window newest = Slices.newest(TODAY, BANK);

        List<Window> older = Slices.older(newest, BANK);

        assertThat(older.getFirst().to()).isEqualTo(newest.from());
        assertThat(older.getLast().from()).isEqualTo(TODAY.minusDays(730));
        for (int age = 1; age < older.size(); age++) {
            assertThat(older.get(age).to()).isEqualTo(older.get(age - 1).from());
        }
    }

    @Test
    void without_the_user_a_first_sync_takes_four_requests_at_most() {
        List<Window> older =
                Slices.olderUnattended(Slices.newest(TODAY, BANK), new Bank(1826, 90, BANK.window(), BANK.zone()));

        assertThat(older).hasSize(3);
        assertThat(older.getLast().from())
                .isEqualTo(Slices.newest(TODAY, BANK).from().minusMonths(18));
    }

    @Test
    void refused_days_are_halved_until_they_are_a_week() {
        Window half = Slices.narrowed(Slices.newest(TODAY, BANK));

        assertThat(half).isEqualTo(new Window(TODAY.minusDays(43), TODAY));
        assertThat(Slices.canNarrow(new Window(TODAY.minusDays(8), TODAY))).isTrue();
        assertThat(Slices.canNarrow(new Window(TODAY.minusDays(7), TODAY))).isFalse();
    }

    @Test
    void a_routine_run_looks_back_over_what_banks_book_late() {
        assertThat(Slices.routine(TODAY, BANK, TODAY.minusDays(1), 21))
                .isEqualTo(new Window(TODAY.minusDays(22), TODAY));
    }

    @Test
    void a_routine_run_after_a_long_pause_asks_for_all_that_can_be_read_and_no_more() {
        assertThat(Slices.routine(TODAY, BANK, TODAY.minusDays(80), 21)).isEqualTo(Slices.newest(TODAY, BANK));
    }

    @Test
    void nobody_asks_for_a_day_that_has_not_begun_in_utc() {
        assertThat(BANK.today(Instant.parse("2026-07-14T23:30:00Z"))).isEqualTo("2026-07-14");
    }
}
