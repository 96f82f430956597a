package io.bankfeed.common.event;

import java.time.Instant;

/**
 * How long the grant lasts.
 *
 * @param expiresFrom {@code policy}: days per country from our own {@code grantedAt}; {@code bank}: the bank's date
 *     came first
 */
public record ConsentClock(long consentNo, Instant grantedAt, Instant expiresAt, String expiresFrom) {}
