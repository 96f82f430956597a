package io.bankfeed.token.identify;

import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.announce.Announcements.Refreshed;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.TokenLeases;
import io.bankfeed.token.store.TokenVault;
import io.bankfeed.token.truelayer.Identity;
import io.bankfeed.token.truelayer.IdentityClient;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Reads {@code /me} for a new grant and tells that its tokens are there. The history window at the bank is short, so
 * that a {@code /me} which fails delays nothing: the token's own claims serve until it answers.
 */
@Component
class IdentifyGrant {

    private final TokenVault vault;
    private final IdentityClient trueLayer;
    private final IdentityRows rows;
    private final TokenLeases leases;
    private final Announcements announcements;
    private final TransactionalOperator transaction;

    IdentifyGrant(
            TokenVault vault,
            IdentityClient trueLayer,
            IdentityRows rows,
            TokenLeases leases,
            Announcements announcements,
            TransactionalOperator transaction) {
        this.vault = vault;
        this.trueLayer = trueLayer;
        this.rows = rows;
        this.leases = leases;
        this.announcements = announcements;
        this.transaction = transaction;
    }

    Mono<Void> of(LeasedToken held) {
        return vault.accessToken(held.token())
                .flatMap(trueLayer::me)
                .map(Optional::of)
                .onErrorResume(TrueLayerCallFailed.class, later -> Mono.just(Optional.empty()))
                .flatMap(identity -> settle(held, identity))
                .onErrorResume(KeyDestroyed.class, revoked -> leases.release(held));
    }

    private Mono<Void> settle(LeasedToken held, Optional<Identity> identity) {
        return identity.map(known -> rows.identified(held, known))
                .orElseGet(() -> rows.postponed(held))
                .flatMap(token -> tell(held.token(), token, identity.isPresent()))
                .as(transaction::transactional);
    }

    /** At once with what is known, and again when that has become more. */
    private Mono<Void> tell(StoredToken before, StoredToken now, boolean identified) {
        return before.announced() && !identified
                ? Mono.empty()
                : announcements.refreshed(List.of(new Refreshed(now, !before.announced())));
    }
}
