package io.bankfeed.simulator.generated;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Paid on a fixed day of the month, or on a day of the week.
 *
 * @param into the user's own account that receives it
 */
record StandingOrder(int account, Due due, long pence, Merchant merchant, String reference, Optional<Integer> into) {

    /** When a payment falls: weekends wait for Monday. */
    sealed interface Due {
        boolean on(LocalDate day);

        String frequency();

        default LocalDate next(LocalDate from) {
            return from.datesUntil(from.plusDays(70))
                    .filter(this::on)
                    .findFirst()
                    .orElseThrow();
        }
    }

    record Monthly(int dayOfMonth) implements Due {
        @Override
        public boolean on(LocalDate day) {
            return BusinessDays.following(day.withDayOfMonth(dayOfMonth)).equals(day)
                    || BusinessDays.following(day.minusMonths(1).withDayOfMonth(dayOfMonth))
                            .equals(day);
        }

        @Override
        public String frequency() {
            return "IntrvlMnthDay:01:%02d".formatted(dayOfMonth);
        }
    }

    record Weekly(DayOfWeek dayOfWeek) implements Due {
        @Override
        public boolean on(LocalDate day) {
            return day.getDayOfWeek() == dayOfWeek;
        }

        @Override
        public String frequency() {
            return "IntrvlWkDay:01:%02d".formatted(dayOfWeek.getValue());
        }
    }
}
