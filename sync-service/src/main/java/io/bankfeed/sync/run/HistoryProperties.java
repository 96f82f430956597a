package io.bankfeed.sync.run;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far back banks are asked, and in which zone their days are.
 *
 * @param months depth of a first sync
 * @param sliceDays days of one request
 * @param banks what differs, by provider id
 */
@ConfigurationProperties("bankfeed.history")
record HistoryProperties(
        @DefaultValue("24") int months,
        @DefaultValue("90") int sliceDays,
        @DefaultValue("Europe/London") ZoneId zone,
        @DefaultValue Map<String, Override> banks) {

    record Override(
            @Nullable Integer months,
            @Nullable Integer sliceDays,
            @Nullable ZoneId zone) {}
}
