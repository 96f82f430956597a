package io.bankfeed.auth.renewal;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The person whose consent is renewed, for TrueLayer alone: not stored, not logged. */
record EndUser(
        @Nullable @Size(max = 255) String id,
        @Nullable @Size(max = 255) String name,
        @Nullable @Size(max = 255) String email,
        @Nullable @Size(max = 50) String phone) {

    @Override
    public String toString() {
        return "EndUser[***]";
    }
}
