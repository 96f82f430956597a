package io.bankfeed.sync.run;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** What is known of banks: as configured, corrected by what they have shown. */
@Component
public class Banks {
    private static final HistoryProperties.Override NOTHING = new HistoryProperties.Override(null, null, null, null);

    private final HistoryProperties history;
    private final LearnedBanks learned;
    private final InstantSource clock;

    Banks(HistoryProperties history, LearnedBanks learned, InstantSource clock) {
        this.history = history;
        this.learned = learned;
        this.clock = clock;
    }

    public Bank of(String providerId) {
        var own = history.banks().getOrDefault(providerId, NOTHING);
        return new Bank(
                learned.daysOr(providerId, days(requireNonNullElse(own.months(), history.months()))),
                requireNonNullElse(own.sliceDays(), history.sliceDays()),
                window(providerId, requireNonNullElse(own.window(), history.window())),
                requireNonNullElse(own.zone(), history.zone()));
    }

    int overlapDays() {
        return history.overlapDays();
    }

    private Duration window(String providerId, Duration configured) {
        return learned.windowOr(providerId, configured);
    }

    private int days(int months) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Math.toIntExact(ChronoUnit.DAYS.between(today.minusMonths(months), today));
    }
}
