package io.bankfeed.token.erase;

import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenStatus;
import io.bankfeed.token.truelayer.AccessTokenClaims;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Deletes, here and at TrueLayer, a grant that a newer one has replaced, or whose connection was revoked; again and
 * again until it is done, known to be gone, or a day has passed.
 */
@Component
class DeleteRetiredGrant {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteRetiredGrant.class);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    private final StoredTokens tokens;
    private final ReleaseGrant release;
    private final ForgetGrant forget;
    private final InstantSource clock;

    DeleteRetiredGrant(StoredTokens tokens, ReleaseGrant release, ForgetGrant forget, InstantSource clock) {
        this.tokens = tokens;
        this.release = release;
        this.forget = forget;
        this.clock = clock;
    }

    Mono<Void> of(LeasedToken held) {
        Mono<Void> done = held.token().status() == TokenStatus.RELEASING ? revoked(held) : replaced(held);
        return done.onErrorResume(TrueLayerCallFailed.class, failure -> notYet(held, failure));
    }

    private Mono<Void> revoked(LeasedToken held) {
        return release.of(held).then(forget.withKey(held, "released"));
    }

    /** As long as the new grant's credentials are not known, the old one waits: they may be the same. */
    private Mono<Void> replaced(LeasedToken held) {
        return tokens.findCurrent(held.token().connectionId())
                .filter(current -> !unknown(current))
                .flatMap(current -> mayBeSameGrant(current, held.token())
                        ? forget.row(held, "retired")
                        : release.of(held).then(forget.row(held, "retired")));
    }

    private Mono<Void> notYet(LeasedToken held, TrueLayerCallFailed failure) {
        var token = held.token();
        Instant now = clock.instant();
        boolean overdue = token.lifetimes().accessIssuedAt().plus(GIVE_UP_AFTER).isBefore(now);
        if (token.status() == TokenStatus.RELEASING && overdue) {
            LOG.error("ALARM a grant was not deleted at TrueLayer within a day ({}) and is given up", failure.code());
            return forget.withKey(held, "release_given_up");
        }
        return forget.later(held, now.plus(delay(token.trouble().failures())));
    }

    private static Duration delay(int failures) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, 10));
        return doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
    }

    /** A re-authentication keeps its credentials at TrueLayer: deleting the old would delete the new. */
    private static boolean mayBeSameGrant(StoredToken current, StoredToken retired) {
        return unknown(retired)
                || current.facts().credentialsId().equals(retired.facts().credentialsId());
    }

    private static boolean unknown(StoredToken token) {
        return token.facts().credentialsId().equals(AccessTokenClaims.UNKNOWN);
    }
}
