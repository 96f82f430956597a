package io.bankfeed.token.keys;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A generation of keys, without any key. */
public record KeyGeneration(
        int generation,

        @Schema(
                description = "The key-encryption key that wraps it",
                example = "hcvault://vault:8200/transit/keys/bankfeed")
        String kekUri,

        @Schema(description = "Connections whose keys it wraps")
        long connections,

        Instant createdAt,

        @Schema(description = "When it was destroyed") @Nullable
        Instant retiredAt) {}
