package io.bankfeed.sync.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A bank, as far as asking it for history goes.
 *
 * @param days how far back it is asked
 * @param sliceDays of one request
 * @param window how long after a consent days older than about 90 can be read
 */
public record Bank(int days, int sliceDays, Duration window, ZoneId zone) {

    /** Today at the bank, and never a day that has not begun in UTC: that would be refused as lying in the future. */
    public LocalDate today(Instant now) {
        LocalDate local = now.atZone(zone).toLocalDate();
        LocalDate utc = now.atZone(ZoneOffset.UTC).toLocalDate();
        return local.isBefore(utc) ? local : utc;
    }
}
