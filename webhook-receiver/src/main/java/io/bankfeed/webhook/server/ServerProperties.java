package io.bankfeed.webhook.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxConnections open connections; one more is closed at once
 * @param bodyTimeout longest time from a request's head to the end of its body; then it is answered with 408, or, where
 *     it was answered before, its connection closed
 * @param requestTimeout when that answer, too, has not gone out by then, the connection is closed
 * @param headTimeout longest time from the first byte of a request to the end of its head
 */
@ConfigurationProperties("bankfeed.webhook.server")
record ServerProperties(
        @DefaultValue("2000") int maxConnections,
        @DefaultValue("10s") Duration bodyTimeout,
        @DefaultValue("15s") Duration requestTimeout,
        @DefaultValue("10s") Duration headTimeout) {}
