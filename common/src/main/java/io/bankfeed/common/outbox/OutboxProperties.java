package io.bankfeed.common.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param batchSize rows sent before their acks are awaited, shared by the shards that have work
 * @param interval how often to look for what another replica left when it ended, or set down while this one was busy
 * @param retention how long published rows stay, to be sent again should the broker lose its disk
 */
@ConfigurationProperties("bankfeed.outbox")
public record OutboxProperties(
        @DefaultValue("500") int batchSize,
        @DefaultValue("1s") Duration interval,
        @DefaultValue("7d") Duration retention) {}
