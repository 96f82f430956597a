package io.bankfeed.common.crypto;

import java.nio.ByteBuffer;
import java.util.UUID;

/** What a sealed value belongs to: it opens for this connection and attempt, and for no other. */
final class SealingContext {

    private SealingContext() {}

    static byte[] of(UUID connectionId, UUID attemptId) {
        return ByteBuffer.allocate(32)
                .putLong(connectionId.getMostSignificantBits())
                .putLong(connectionId.getLeastSignificantBits())
                .putLong(attemptId.getMostSignificantBits())
                .putLong(attemptId.getLeastSignificantBits())
                .array();
    }
}
