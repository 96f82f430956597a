package io.bankfeed.token.refresh;

import io.bankfeed.token.store.TokenRef;

/** The holder was frozen for so long that its lease is, or may be, somebody else's by now. */
final class LeaseOutlived extends RuntimeException {

    LeaseOutlived(TokenRef ref) {
        super("lease on " + ref + " does not last for another call", null, false, false);
    }
}
