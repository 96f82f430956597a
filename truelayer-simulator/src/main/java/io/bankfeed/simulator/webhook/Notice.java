package io.bankfeed.simulator.webhook;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a receiver.
 *
 * @param connection whose task has ended; none for news about a bank
 * @param id of the task or of the event
 * @param number counts all notices of this kind, to choose every third one for instance
 * @param origin where this server is reached, for keys to be found
 */
public record Notice(
        URI webhookUri,
        @Nullable Integer connection,
        String id,
        long number,
        String status,
        String origin,
        byte[] body) {}
