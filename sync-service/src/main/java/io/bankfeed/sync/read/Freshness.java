package io.bankfeed.sync.read;

import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.security.Caller;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How old what is stored may be to count as fresh: as the caller says, else the time between two routine runs. */
@Component
class Freshness {
    private static final Duration USUAL_AGE = Duration.ofHours(6);

    private final Tenants tenants;
    private final InstantSource clock;

    Freshness(Tenants tenants, InstantSource clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    Instant since(Caller caller, @Nullable Duration maxAge) {
        if (maxAge != null && maxAge.isNegative()) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "invalid_max_age", "Send a duration like PT1M.");
        }
        Duration usual = tenants.find(caller.tenant()).map(Tenant::syncEvery).orElse(USUAL_AGE);
        return clock.instant().minus(maxAge == null ? usual : maxAge);
    }
}
