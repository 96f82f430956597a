package io.bankfeed.simulator.connection;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Five minutes, one use. */
public record AuthorizationCode(
        String value,
        Connection connection,
        String redirectUri,
        @Nullable String challenge,
        Instant expiresAt,
        AtomicBoolean used) {

    /** True for the first caller only. */
    public boolean use() {
        return used.compareAndSet(false, true);
    }

    @Override
    public String toString() {
        return "AuthorizationCode[connection " + connection.number() + "]";
    }
}
