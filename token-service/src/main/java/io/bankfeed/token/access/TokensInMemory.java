package io.bankfeed.token.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bankfeed.common.work.PostgresNotifications;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Access tokens of current grants, ready to be handed out: within bounds, for a short time, and forgotten when the row
 * changes its version or status, on whatever replica. What is put a moment after that may be served for that short
 * time: the bank answers it with 401, and the caller asks for a newer one.
 */
@Component
class TokensInMemory {

    /** See the trigger {@code token_changed}; the payload is the connection's id. */
    private static final String CHANNEL = "token_changed";

    private final Cache<UUID, IssuedToken> tokens;

    TokensInMemory(AccessProperties properties, PostgresNotifications notifications, MeterRegistry meters) {
        this.tokens = Caffeine.newBuilder()
                .maximumSize(properties.tokensInMemory())
                .expireAfterWrite(properties.inMemoryFor())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, tokens, "access-tokens");
        notifications.onNotify(CHANNEL, this::forget);
    }

    Optional<IssuedToken> find(TokenRequest request, Instant now) {
        return Optional.ofNullable(tokens.getIfPresent(request.connectionId()))
                .filter(token -> token.serves(request, now));
    }

    /** With the user's address a token is not kept. */
    IssuedToken keep(UUID connectionId, IssuedToken token) {
        if (token.endUserIp() == null) {
            tokens.put(connectionId, token);
        }
        return token;
    }

    /** Without an id, after a time in which notifications may have been missed: all. */
    private void forget(String connectionId) {
        if (connectionId.isEmpty()) {
            tokens.invalidateAll();
        } else {
            tokens.invalidate(UUID.fromString(connectionId));
        }
    }
}
