package io.bankfeed.sync.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A bank, as far as asking it for history goes. */
public record Bank(int months, int sliceDays, ZoneId zone) {

    /** Today at the bank, and never a day that has not begun in UTC: that would be refused as lying in the future. */
    LocalDate today(Instant now) {
        LocalDate local = now.atZone(zone).toLocalDate();
        LocalDate utc = now.atZone(ZoneOffset.UTC).toLocalDate();
        return local.isBefore(utc) ? local : utc;
    }
}
