package io.bankfeed.token.timeline;

import io.bankfeed.common.event.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param what exchanged, refreshed, refresh_failed, lost, retired, revoked, erased …
 * @param nextAt when it is tried, or due, next
 */
public record TimelineEntry(
        long consentNo,
        Instant at,
        String what,
        @Nullable String reason,
        @Nullable String actor,
        @Nullable Long tokenVersion,
        @Nullable Instant nextAt) {

    public static TimelineEntry of(long consentNo, Instant at, String what) {
        return new TimelineEntry(consentNo, at, what, null, null, null, null);
    }

    public TimelineEntry because(String code, Actor who) {
        return new TimelineEntry(consentNo, at, what, code, who.word(), tokenVersion, nextAt);
    }

    public TimelineEntry version(long version) {
        return new TimelineEntry(consentNo, at, what, reason, actor, version, nextAt);
    }

    public TimelineEntry next(@Nullable Instant next) {
        return new TimelineEntry(consentNo, at, what, reason, actor, tokenVersion, next);
    }
}
