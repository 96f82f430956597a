package io.bankfeed.sync.token;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param consentNo of which grant: work that is under way ends on the token it began with
 * @param newerThan version of a token that was refused
 */
public record TokenRequest(
        UUID connectionId, long consentNo, @Nullable Long newerThan) {}
