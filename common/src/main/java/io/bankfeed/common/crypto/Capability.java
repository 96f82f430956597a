package io.bankfeed.common.crypto;

import java.time.Instant;
import java.util.UUID;

/**
 * What the last part of a webhook's URL says, authenticated by a shared key.
 *
 * @param taskRef the task whose end may be reported; nil together with a nil connection id: provider health
 * @param expiresAt after it the capability is still authentic, only late
 */
public record Capability(UUID connectionId, UUID taskRef, String tenant, long consentNo, Instant expiresAt) {

    /** Stands for no connection and no task. */
    public static final UUID NIL = new UUID(0, 0);

    public boolean isForProviderHealth() {
        return NIL.equals(connectionId) && NIL.equals(taskRef);
    }
}
