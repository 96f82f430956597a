package io.bankfeed.simulator.generated;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Weekends only; this bank knows no holidays. */
final class BusinessDays {
    private BusinessDays() {}

    static boolean is(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    static LocalDate following(LocalDate day) {
        LocalDate businessDay = day;
        while (!is(businessDay)) {
            businessDay = businessDay.plusDays(1);
        }
        return businessDay;
    }
}
