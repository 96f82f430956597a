package io.bankfeed.token.plan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * @param policy of tenants that declare none
 * @param firstRetry wait after a first failure; doubled with each
 * @param lastRetry longest wait between two tries
 */
@ConfigurationProperties("bankfeed.refresh")
public record RefreshProperties(
        @DefaultValue @Name("default") RefreshPolicy policy,
        @DefaultValue("30s") Duration firstRetry,
        @DefaultValue("15m") Duration lastRetry) {}
