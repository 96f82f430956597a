package io.bankfeed.token.keys;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a rotation is. */
public record RotationProgress(
        @Schema(description = "The generation of keys that it leads to")
        int generation,

        @Schema(description = "Connections when it began") long connections,

        @Schema(description = "Connections whose new key is still to be made")
        long withoutNewKey,

        @Schema(description = "Connections whose old keys are still to be dropped")
        long withOldKeys,

        Instant startedAt,

        @Schema(description = "When the older generations were destroyed") @Nullable
        Instant finishedAt) {}
