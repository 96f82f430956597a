package io.bankfeed.webhook.receive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of one delivery.
 *
 * @param maxBody larger bodies are refused while they are read
 * @param bodyTimeout a body that takes longer is cut off
 * @param publishTimeout how long the broker's ack is awaited before the sender is asked to come again
 * @param retryAfter when the sender is asked to come again
 */
@ConfigurationProperties("bankfeed.webhook")
record WebhookProperties(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("10s") Duration bodyTimeout,
        @DefaultValue("5s") Duration publishTimeout,
        @DefaultValue("10s") Duration retryAfter) {}
