package io.bankfeed.webhook.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxConnections open connections; one more is closed at once
 * @param requestTimeout longest time from a request's head to the end of its body
 * @param headTimeout longest time from the first byte of a request to the end of its head
 */
@ConfigurationProperties("bankfeed.webhook.server")
record ServerProperties(
        @DefaultValue("2000") int maxConnections,
        @DefaultValue("15s") Duration requestTimeout,
        @DefaultValue("10s") Duration headTimeout) {}
