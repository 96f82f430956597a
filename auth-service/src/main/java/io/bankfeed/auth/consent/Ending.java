package io.bankfeed.auth.consent;

import java.time.Instant;

/** How and when a grant ended. */
public record Ending(String reason, Instant at) {}
