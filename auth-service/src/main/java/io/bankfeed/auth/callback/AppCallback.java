package io.bankfeed.auth.callback;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What an app got by taking the redirect itself, posted by its backend: a code or an error. */
record AppCallback(
        @Size(max = 2048) @Nullable String code,
        @Size(max = 200) @Nullable String error,
        @NotNull @Size(max = 200) String state,
        @NotNull @Size(min = 1, max = 255) String userId) {

    @Override
    public String toString() {
        return "AppCallback";
    }
}
