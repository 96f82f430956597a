package io.bankfeed.token.refresh;

import io.bankfeed.token.plan.RefreshPlan;
import io.bankfeed.token.store.Demand;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenChanges;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes note of who will need a token and when. Call inside a transaction. */
@Component
public class PlanRun {

    private final StoredTokens tokens;
    private final TokenChanges changes;
    private final RefreshPlan plan;

    PlanRun(StoredTokens tokens, TokenChanges changes, RefreshPlan plan) {
        this.tokens = tokens;
        this.changes = changes;
        this.plan = plan;
    }

    public Mono<Void> at(UUID connectionId, @Nullable Instant nextRunAt) {
        return replan(connectionId, demand -> new Demand(nextRunAt, demand.askedAt()));
    }

    public Mono<Void> asked(UUID connectionId, Instant now) {
        return replan(connectionId, demand -> new Demand(demand.nextRunAt(), now));
    }

    /** While refreshes fail, the time of the next try stands. */
    private Mono<Void> replan(UUID connectionId, UnaryOperator<Demand> change) {
        return tokens.lockCurrent(connectionId).filter(StoredToken::isLive).flatMap(token -> {
            Demand demand = change.apply(token.demand());
            Instant next = token.trouble().failures() > 0
                    ? token.nextRefreshAt()
                    : plan.next(token.tenant(), token.ref(), token.lifetimes(), demand);
            return changes.plan(token.ref(), demand, next);
        });
    }
}
