package io.bankfeed.common.http;

import java.time.Duration;

/**
 * Bounds of a client.
 *
 * @param responseTimeout longest silence of the peer
 * @param maxInMemoryBytes largest answer that is held whole
 */
public record OutboundLimits(
        Duration connectTimeout, Duration responseTimeout, int maxInMemoryBytes, int maxConnections) {

    /** For small answers of a peer that is expected to be quick. */
    public static OutboundLimits standard() {
        return new OutboundLimits(Duration.ofSeconds(3), Duration.ofSeconds(20), 2 * 1024 * 1024, 64);
    }

    public OutboundLimits withResponseTimeout(Duration timeout) {
        return new OutboundLimits(connectTimeout, timeout, maxInMemoryBytes, maxConnections);
    }

    public OutboundLimits withMaxInMemoryBytes(int bytes) {
        return new OutboundLimits(connectTimeout, responseTimeout, bytes, maxConnections);
    }
}
