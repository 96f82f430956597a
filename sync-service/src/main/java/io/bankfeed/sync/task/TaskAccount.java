package io.bankfeed.sync.task;

import java.util.UUID;

/**
 * The account that a task asks about.
 *
 * @param kind {@code account} or {@code card}
 */
public record TaskAccount(UUID accountId, String kind, String providerAccountId) {

    public boolean isCard() {
        return "card".equals(kind);
    }
}
