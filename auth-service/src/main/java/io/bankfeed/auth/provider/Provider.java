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

    private static final String HEALTHY = "healthy";
    private static final String UNHEALTHY = "unhealthy";

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Availability(
            @Nullable String recommendedStatus, @Nullable Instant updatedAt) {}

    /** What others say beats what the list says only where it is newer. */
    Provider with(@Nullable KnownHealth known) {
        boolean isNews = known != null
                && (availability == null
                        || availability.updatedAt() == null
                        || known.updatedAt().isAfter(availability.updatedAt()));
        return known != null && isNews
                ? new Provider(
                        providerId,
                        displayName,
                        country,
                        logoUrl,
                        scopes,
                        new Availability(known.healthy() ? HEALTHY : UNHEALTHY, known.updatedAt()))
                : this;
    }

    boolean isHealthy() {
        return availability == null || !UNHEALTHY.equals(availability.recommendedStatus());
    }
}
