package io.bankfeed.token.plan;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the tokens of a tenant's connections are refreshed. In {@code tenants.yml}, below a tenant's {@code refresh};
 * what is left out there is as here.
 *
 * @param keepAlive whether an unused refresh token is used at all; if not, the connection is let go at its idle limit
 * @param keepAliveEvery how often, against the idle limit of 30 days
 * @param keepAliveSpread jitter to either side of it
 * @param warmFor how long after a caller has asked the token is kept warm; zero: not at all
 * @param runLead how long before a planned run the token is renewed, at the latest
 * @param runSpread jitter before that
 */
public record RefreshPolicy(
        @DefaultValue("true") boolean keepAlive,
        @DefaultValue("20d") Duration keepAliveEvery,
        @DefaultValue("2d") Duration keepAliveSpread,
        @DefaultValue("1h") Duration warmFor,
        @DefaultValue("2m") Duration runLead,
        @DefaultValue("5m") Duration runSpread) {

    private static final Duration IDLE_LIMIT = Duration.ofDays(30);

    /** A policy that lets refresh tokens die is refused at start, not found out after a month. */
    public RefreshPolicy {
        if (keepAliveEvery.plus(keepAliveSpread.multipliedBy(2)).compareTo(IDLE_LIMIT) >= 0
                || keepAliveSpread.isNegative()
                || keepAliveEvery.compareTo(keepAliveSpread) <= 0) {
            throw new IllegalArgumentException("keep-alive every " + keepAliveEvery + " ± " + keepAliveSpread
                    + " leaves no room before the idle limit of 30 days");
        }
    }
}
