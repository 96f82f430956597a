package io.bankfeed.sync.run;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far back banks are asked, for how long, and in which zone their days are: what to begin with, until a bank has
 * shown what it gives.
 *
 * @param months depth of a first sync
 * @param sliceDays days of one request
 * @param window after a consent, in which old days can be read
 * @param overlapDays how far a routine run looks back, for what banks book late
 * @param banks what differs, by provider id
 */
@ConfigurationProperties("bankfeed.history")
record HistoryProperties(
        @DefaultValue("24") int months,
        @DefaultValue("90") int sliceDays,
        @DefaultValue("5m") Duration window,
        @DefaultValue("21") int overlapDays,
        @DefaultValue("Europe/London") ZoneId zone,
        @DefaultValue Map<String, Override> banks) {

    record Override(
            @Nullable Integer months,
            @Nullable Integer sliceDays,
            @Nullable Duration window,
            @Nullable ZoneId zone) {}
}
