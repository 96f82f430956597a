package io.bankfeed.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.coverage.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {

    private static final Bank BANK = new Bank(24, 90, ZoneId.of("Europe/London"));
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
        assertThat(older.getLast().from()).isEqualTo(TODAY.minusMonths(24));
        for (int age = 1; age < older.size(); age++) {
            assertThat(older.get(age).to()).isEqualTo(older.get(age - 1).from());
        }
    }

    @Test
    void without_the_user_a_first_sync_takes_four_requests_at_most() {
        List<Window> older = Slices.olderUnattended(Slices.newest(TODAY, BANK), new Bank(60, 90, BANK.zone()));

        assertThat(older).hasSize(3);
        assertThat(older.getLast().from())
                .isEqualTo(Slices.newest(TODAY, BANK).from().minusMonths(18));
    }

    @Test
    void refused_days_are_halved_until_they_are_a_month() {
        Window half = Slices.narrowed(Slices.newest(TODAY, BANK));

        assertThat(half).isEqualTo(new Window(TODAY.minusDays(43), TODAY));
        assertThat(Slices.canNarrow(half)).isTrue();
        assertThat(Slices.canNarrow(Slices.narrowed(half))).isFalse();
    }

    @Test
    void nobody_asks_for_a_day_that_has_not_begun_in_utc() {
        assertThat(BANK.today(Instant.parse("2026-07-14T23:30:00Z"))).isEqualTo("2026-07-14");
    }
}
