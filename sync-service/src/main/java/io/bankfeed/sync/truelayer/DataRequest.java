package io.bankfeed.sync.truelayer;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to the Data API.
 *
 * @param path below {@code /data/v1}, ids encoded
 * @param capability last part of the webhook's URL; null: synchronous
 * @param correlationId ours; goes out as {@code X-Client-Correlation-Id}
 * @param userIp goes out as {@code X-PSU-IP}: only where the user has just acted
 */
public record DataRequest(
        String path,
        Map<String, String> query,
        @Nullable String capability,
        UUID correlationId,
        @Nullable String userIp) {}
