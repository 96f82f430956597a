package io.bankfeed.token.truelayer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The person whose consent is extended, for TrueLayer alone: not stored, not logged. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndUser(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone) {

    @Override
    public String toString() {
        return "EndUser[***]";
    }
}
