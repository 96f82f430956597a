package io.bankfeed.token.refresh;

import io.bankfeed.token.plan.RefreshPlan;
import io.bankfeed.token.plan.RetryPlan;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.TokenChanges.NextTry;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Times of the next refresh: after a success by the plan, after a failure by how many there were. */
@Component
record RefreshPlans(RefreshPlan refreshes, RetryPlan retries, InstantSource clock) {

    Instant next(StoredToken now, TokenPair pair) {
        boolean refreshable = pair.refresh() != null || now.refreshable();
        return refreshes.next(now.tenant(), now.ref(), pair.lifetimes(refreshable), now.demand());
    }

    NextTry retry(int failures, TrueLayerCallFailed failure) {
        Instant now = clock.instant();
        return new NextTry(
                now.plus(retries.after(failures, failure.shortestWait())),
                failure.retryAfter().map(now::plus).orElse(null));
    }
}
