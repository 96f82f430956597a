package io.bankfeed.token.store;

import io.bankfeed.common.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first tokens of a grant.
 *
 * @param endUserIp with {@code attendedUntil}: what makes the first sync's calls attended
 */
public record NewToken(
        TokenRef ref,
        String tenant,
        GrantFacts facts,
        TokenPair pair,
        @Nullable Secret endUserIp,
        @Nullable Instant attendedUntil,
        @Nullable Instant nextRefreshAt,
        @Nullable String traceparent) {}
