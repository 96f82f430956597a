package io.bankfeed.auth.provider;

import java.time.Instant;

/** How a bank is, by webhook or by what our own calls met. */
record KnownHealth(String providerId, boolean healthy, Instant updatedAt) {}
