package io.bankfeed.token.plan;

import io.bankfeed.token.store.Demand;
import io.bankfeed.token.store.Lifetimes;
import io.bankfeed.token.store.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a token is refreshed next. Jitter is drawn from the token itself: the same row gives the same plan, and rows
 * that were made together do not come due together.
 */
@Component
public class RefreshPlan {

    private static final int WARM_PART_OF_LIFE = 5;
    private static final Duration TOO_SHORT_TO_SERVE = Duration.ofSeconds(60);

    private final RefreshPolicies policies;

    public RefreshPlan(RefreshPolicies policies) {
        this.policies = policies;
    }

    /** Without a refresh token the row is due when the access token ends: to be given up then. */
    public Instant next(String tenant, TokenRef ref, Lifetimes lifetimes, Demand demand) {
        RefreshPolicy policy = policies.of(tenant);
        Instant idleLimit = lifetimes.refreshExpiresAt();
        if (idleLimit == null) {
            return lifetimes.accessExpiresAt();
        }
        double jitter = jitter(ref, lifetimes);
        return Stream.of(
                        keepAlive(policy, lifetimes, idleLimit, jitter),
                        warmForCallers(policy, lifetimes, demand.askedAt(), jitter),
                        warmForRun(policy, lifetimes, demand.nextRunAt(), jitter))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant keepAlive(RefreshPolicy policy, Lifetimes lifetimes, Instant idleLimit, double jitter) {
        if (!policy.keepAlive()) {
            return idleLimit;
        }
        Duration spread = policy.keepAliveSpread();
        Instant planned = lifetimes
                .accessIssuedAt()
                .plus(policy.keepAliveEvery())
                .minus(spread)
                .plus(part(spread.multipliedBy(2), jitter));
        Instant latest = idleLimit.minus(spread);
        return planned.isBefore(latest) ? planned : latest;
    }

    /**
     * Whoever asked within the last while will ask again: renewed before the last fifth begins. Who asked later than
     * that holds a token that serves, which a renewal would end (only the newest is valid): it is left until its end.
     */
    private static @Nullable Instant warmForCallers(
            RefreshPolicy policy, Lifetimes lifetimes, @Nullable Instant askedAt, double jitter) {
        Instant lastFifth = lastFifth(lifetimes);
        if (askedAt == null || !askedAt.plus(policy.warmFor()).isAfter(lastFifth)) {
            return null;
        }
        Instant early = lastFifth.minus(part(lifetimes.accessLife().dividedBy(10), jitter));
        return askedAt.isBefore(early) ? early : lifetimes.accessExpiresAt().minus(TOO_SHORT_TO_SERVE);
    }

    /** A run that begins while the token is good needs nothing now: it asks, and is then a caller. */
    private static @Nullable Instant warmForRun(
            RefreshPolicy policy, Lifetimes lifetimes, @Nullable Instant nextRunAt, double jitter) {
        Instant lastFifth = lastFifth(lifetimes);
        if (nextRunAt == null || nextRunAt.isBefore(lastFifth)) {
            return null;
        }
        Instant before = nextRunAt.minus(policy.runLead()).minus(part(policy.runSpread(), jitter));
        return before.isAfter(lastFifth) ? before : lastFifth;
    }

    private static Instant lastFifth(Lifetimes lifetimes) {
        return lifetimes.accessExpiresAt().minus(lifetimes.accessLife().dividedBy(WARM_PART_OF_LIFE));
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis((long) (whole.toMillis() * share));
    }

    private static double jitter(TokenRef ref, Lifetimes lifetimes) {
        long seed = ref.connectionId().getMostSignificantBits()
                ^ ref.connectionId().getLeastSignificantBits()
                ^ lifetimes.accessIssuedAt().toEpochMilli();
        return new SplittableRandom(seed).nextDouble();
    }
}
