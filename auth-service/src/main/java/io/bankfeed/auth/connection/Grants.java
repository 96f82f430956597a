package io.bankfeed.auth.connection;

import io.bankfeed.common.event.ConsentClock;
import org.jspecify.annotations.Nullable;

/**
 * The consents of a connection.
 *
 * @param lastNo number of the newest grant, 0 before the first
 * @param live the grant whose tokens are in use; absent before the first exchange
 */
public record Grants(long lastNo, @Nullable ConsentClock live) {

    static final Grants NONE = new Grants(0, null);

    Grants next() {
        return new Grants(lastNo + 1, live);
    }

    /** The first takes the place of none. */
    boolean areSeveral() {
        return lastNo > 1;
    }

    public boolean isLive(long consentNo) {
        return live != null && live.consentNo() == consentNo;
    }

    Grants live(ConsentClock clock) {
        return new Grants(lastNo, clock);
    }
}
