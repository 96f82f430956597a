package io.bankfeed.common.webhook;

import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventEnvelope;
import java.util.Optional;

/**
 * What a delivery means.
 *
 * @param event to be told; absent when the delivery says nothing that concerns us
 * @param unreadable why the body could not be read, in our own words; absent when it could
 */
public record Reading(Optional<EventEnvelope<? extends Event>> event, Optional<String> unreadable) {

    static Reading says(EventEnvelope<? extends Event> event) {
        return new Reading(Optional.of(event), Optional.empty());
    }

    static Reading nothing() {
        return new Reading(Optional.empty(), Optional.empty());
    }

    static Reading unreadable(String why) {
        return new Reading(Optional.empty(), Optional.of(why));
    }

    /** The event stands whatever the body says. */
    static Reading unreadable(String why, EventEnvelope<? extends Event> event) {
        return new Reading(Optional.of(event), Optional.of(why));
    }
}
