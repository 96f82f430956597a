package io.bankfeed.simulator.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a webhook.
 *
 * @param taskId the task's id, or the event's for news about a bank
 * @param delivery the same webhook may be delivered several times on purpose
 * @param beforeAnswer whether it left before the caller got its 202
 * @param answer the receiver's status, or none when it could not be reached
 */
public record WebhookEntry(
        long number,
        Instant at,
        @Nullable Integer connection,
        String taskId,
        String webhookUri,
        String status,
        int delivery,
        int attempt,
        boolean beforeAnswer,
        boolean signed,
        @Nullable Integer answer,
        @Nullable String failure) {}
