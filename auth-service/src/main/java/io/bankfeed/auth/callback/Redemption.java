package io.bankfeed.auth.callback;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** For which user, logged in there, the tenant claims what came back. */
record Redemption(@NotNull @Size(min = 1, max = 255) String userId) {}
