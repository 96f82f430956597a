package io.bankfeed.common.webhook;

import io.bankfeed.common.crypto.Capability;

/** One kind of webhook: which capabilities open its door, and what a delivery means. */
public interface Notice {

    /** Under which name deliveries of this kind are counted and quarantined. */
    String word();

    boolean isOpenedBy(Capability capability);

    /** Whatever the body holds, this never fails. */
    Reading read(Capability capability, byte[] body);
}
