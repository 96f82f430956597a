package io.bankfeed.token.plan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepAliveEvery how often an unused refresh token is used, against its idle limit of 30 days
 * @param keepAliveSpread jitter to either side of it
 * @param warmFor how long after a caller has asked the token is kept warm
 * @param runLead how long before a planned run the token is renewed, at the latest
 * @param runSpread jitter before that
 * @param firstRetry wait after a first failure; doubled with each
 * @param lastRetry longest wait between two tries
 */
@ConfigurationProperties("bankfeed.refresh")
public record RefreshProperties(
        @DefaultValue("20d") Duration keepAliveEvery,
        @DefaultValue("2d") Duration keepAliveSpread,
        @DefaultValue("1h") Duration warmFor,
        @DefaultValue("2m") Duration runLead,
        @DefaultValue("5m") Duration runSpread,
        @DefaultValue("30s") Duration firstRetry,
        @DefaultValue("15m") Duration lastRetry) {}
