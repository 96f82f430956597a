package io.bankfeed.sync.transaction;

import io.bankfeed.common.id.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change that an answer makes.
 *
 * @param row what is to be stored; null: the held row keeps its content
 * @param settledFrom the pending row that this booked one came from
 */
record Change(
        Op op,
        UUID uid,
        @Nullable FetchedRow row,
        @Nullable HeldRow held,
        @Nullable UUID settledFrom) {

    static Change added(FetchedRow row) {
        return new Change(Op.ADDED, Ids.next(), row, null, null);
    }

    static Change settled(FetchedRow row, HeldRow pending) {
        return new Change(Op.SETTLED, Ids.next(), row, null, pending.uid());
    }

    /** A booked row that was there before its pending row went. */
    static Change settledLater(HeldRow booked, HeldRow pending) {
        return new Change(Op.SETTLED, booked.uid(), null, booked, pending.uid());
    }

    static Change updated(FetchedRow row, HeldRow held) {
        return new Change(held.isLive() ? Op.UPDATED : Op.REINSTATED, held.uid(), row, held, null);
    }

    static Change removed(HeldRow held) {
        return new Change(Op.REMOVED, held.uid(), null, held, null);
    }
}
