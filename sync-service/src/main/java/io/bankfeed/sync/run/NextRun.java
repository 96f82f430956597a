package io.bankfeed.sync.run;

import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a connection is synced next: by its tenant's schedule, and not before a bank's daily limit is over. */
@Component
class NextRun {

    private static final Duration USUALLY = Duration.ofHours(6);

    /** The moment at which banks begin a new day is not known; a little after midnight in UTC is safe. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(10);

    private final Tenants tenants;
    private final InstantSource clock;

    NextRun(Tenants tenants, InstantSource clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    @Nullable
    Instant after(Outcome outcome) {
        if (!outcome.hasToken()) {
            return null;
        }
        Instant scheduled = clock.instant()
                .plus(tenants.find(outcome.tenant()).map(Tenant::syncEvery).orElse(USUALLY));
        Instant tomorrow = clock.instant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(AFTER_MIDNIGHT);
        return outcome.dailyLimitMet() && tomorrow.isAfter(scheduled) ? tomorrow : scheduled;
    }
}
