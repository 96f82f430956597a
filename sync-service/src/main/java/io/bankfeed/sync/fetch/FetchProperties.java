package io.bankfeed.sync.fetch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the workers work.
 *
 * @param slots requests at a time to one provider, of each kind of work and replica
 * @param lookEvery how often due work is looked for when nothing wakes the workers
 * @param lease longer than any request may take
 * @param tries calls of one task
 * @param firstPollAfter when results are looked at without a webhook
 * @param deadline of TrueLayer for results; then they are asked for anew
 */
@ConfigurationProperties("bankfeed.fetch")
record FetchProperties(
        @DefaultValue("8") int slots,
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("4") int tries,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("5m") Duration longestRetry,
        @DefaultValue("10s") Duration waitForToken,
        @DefaultValue("10s") Duration firstPollAfter,
        @DefaultValue("2m") Duration longestPoll,
        @DefaultValue("30m") Duration deadline) {

    Duration poll(int polls) {
        return doubled(firstPollAfter, polls, longestPoll);
    }

    Duration retry(int tries) {
        return doubled(retryAfter, tries, longestRetry);
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        Duration waited = first.multipliedBy(1L << Math.min(times, 10));
        return waited.compareTo(longest) > 0 ? longest : waited;
    }
}
