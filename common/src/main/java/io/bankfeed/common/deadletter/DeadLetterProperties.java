package io.bankfeed.common.deadletter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param topics pattern of the dead letter topics that this service looks after
 * @param retention letters older than this are forgotten, settled or not; as {@code dead-letters} in topics.yml
 */
@ConfigurationProperties("bankfeed.dead-letters")
record DeadLetterProperties(
        String topics, @DefaultValue("30d") Duration retention) {}
