package io.bankfeed.webhook.receive;

import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.ResultEvent.ResultsReady;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * TrueLayer reports the end of an asynchronous request. Connection and task come from the capability alone; an expired
 * one and a body that can't be read still mean "look", since sync-service settles what is late or unknown.
 */
@Component
class ResultsNotice implements Notice {

    private static final Pattern STATUS = Pattern.compile("[A-Za-z_]{1,32}");

    private final Events events;
    private final BodyHint hint;
    private final InstantSource clock;

    ResultsNotice(Events events, BodyHint hint, InstantSource clock) {
        this.events = events;
        this.hint = hint;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "results";
    }

    @Override
    public boolean isOpenedBy(Capability capability) {
        return !Capability.NIL.equals(capability.connectionId()) && !Capability.NIL.equals(capability.taskRef());
    }

    @Override
    public Optional<EventEnvelope<? extends Event>> eventOf(Capability capability, byte[] body) {
        var ready = new ResultsReady(capability.taskRef(), reportedStatus(body), clock.instant());
        return Optional.of(events.of(capability.connectionId(), capability.tenant(), capability.consentNo(), ready));
    }

    private String reportedStatus(byte[] body) {
        return BodyHint.text(hint.read(body), "status", STATUS)
                .map(status -> status.toLowerCase(Locale.ROOT))
                .orElse("unknown");
    }
}
