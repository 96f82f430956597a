package io.bankfeed.webhook.receive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of one delivery.
 *
 * @param maxBody larger bodies are refused while they are read
 * @param retryAfter when the sender is asked to come again
 */
@ConfigurationProperties("bankfeed.webhook")
record WebhookProperties(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("10s") Duration retryAfter) {}
