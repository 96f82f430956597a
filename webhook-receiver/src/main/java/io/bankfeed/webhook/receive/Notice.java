package io.bankfeed.webhook.receive;

import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventEnvelope;
import java.util.Optional;

/** One kind of webhook: which capabilities open its door, and which event a delivery becomes. */
interface Notice {

    /** Under which name deliveries of this kind are counted. */
    String word();

    boolean isOpenedBy(Capability capability);

    /** Empty when there is nothing in it that we know; whatever the body holds, this never fails. */
    Optional<EventEnvelope<? extends Event>> eventOf(Capability capability, byte[] body);
}
