package io.bankfeed.token.erase;

import io.bankfeed.common.event.Actor;
import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenChanges;
import io.bankfeed.token.truelayer.AccessTokenClaims;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Deletes a grant that a newer one has replaced, here and at TrueLayer. What fails is taken up after its lease. */
@Component
class DeleteRetiredGrant {

    private final StoredTokens tokens;
    private final ReleaseGrant release;
    private final TokenChanges changes;
    private final Announcements announcements;
    private final TransactionalOperator transaction;

    DeleteRetiredGrant(
            StoredTokens tokens,
            ReleaseGrant release,
            TokenChanges changes,
            Announcements announcements,
            TransactionalOperator transaction) {
        this.tokens = tokens;
        this.release = release;
        this.changes = changes;
        this.announcements = announcements;
        this.transaction = transaction;
    }

    /** As long as the new grant's credentials are not known, the old one waits: they may be the same. */
    Mono<Void> of(LeasedToken held) {
        return tokens.findCurrent(held.token().connectionId())
                .filter(current -> !unknown(current))
                .flatMap(current -> mayBeSameGrant(current, held.token())
                        ? forget(held)
                        : release.of(held).then(forget(held)));
    }

    /** A re-authentication keeps its credentials at TrueLayer: deleting the old would delete the new. */
    private static boolean mayBeSameGrant(StoredToken current, StoredToken retired) {
        return unknown(retired)
                || current.facts().credentialsId().equals(retired.facts().credentialsId());
    }

    private static boolean unknown(StoredToken token) {
        return token.facts().credentialsId().equals(AccessTokenClaims.UNKNOWN);
    }

    private Mono<Void> forget(LeasedToken held) {
        return changes.remove(held)
                .filter(rows -> rows == 1)
                .flatMap(rows -> announcements.noted(held.ref(), "retired", null, Actor.NOBODY))
                .as(transaction::transactional);
    }
}
