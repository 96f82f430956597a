package io.bankfeed.token.erase;

import io.bankfeed.common.event.Actor;
import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenChanges;
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

    Mono<Void> of(LeasedToken held) {
        return tokens.findCurrent(held.token().connectionId())
                .flatMap(current -> sameGrant(current, held.token())
                        ? forget(held)
                        : release.of(held).then(forget(held)));
    }

    /** A re-authentication keeps its credentials at TrueLayer: deleting the old would delete the new. */
    private static boolean sameGrant(StoredToken current, StoredToken retired) {
        return current.facts().credentialsId().equals(retired.facts().credentialsId());
    }

    private Mono<Void> forget(LeasedToken held) {
        return changes.remove(held)
                .filter(rows -> rows == 1)
                .flatMap(rows -> announcements.noted(held.ref(), "retired", null, Actor.NOBODY))
                .as(transaction::transactional);
    }
}
