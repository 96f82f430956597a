package io.bankfeed.auth.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A bank as TrueLayer lists it, with the parts that a bank selection screen needs. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Provider(
        String providerId,
        String displayName,
        String country,
        @Nullable String logoUrl,
        List<String> scopes,
        @Nullable Availability availability) {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Availability(
            @Nullable String recommendedStatus, @Nullable Instant updatedAt) {}
}
