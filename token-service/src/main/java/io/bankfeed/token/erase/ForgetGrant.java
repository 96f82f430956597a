package io.bankfeed.token.erase;

import io.bankfeed.common.event.Actor;
import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.keys.DataKeys;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.TokenChanges;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Removes the row of a grant that is over, and notes why. */
@Component
record ForgetGrant(
        TokenChanges changes, DataKeys keys, Announcements announcements, TransactionalOperator transaction) {

    Mono<Void> row(LeasedToken held, String what) {
        return changes.remove(held)
                .filter(rows -> rows == 1)
                .flatMap(rows -> announcements.noted(held.ref(), what, null, Actor.NOBODY))
                .as(transaction::transactional);
    }

    /** Where the row had a data key of its own. */
    Mono<Void> withKey(LeasedToken held, String what) {
        return keys.destroy(held.ref().connectionId()).then(row(held, what));
    }

    Mono<Void> later(LeasedToken held, Instant at) {
        return changes.retireLater(held, at);
    }
}
