package io.bankfeed.common.webhook;

import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.ResultEvent.ResultsReady;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * TrueLayer reports the end of an asynchronous request. Connection and task come from the capability alone; an expired
 * one and a body that can't be read still mean "look", since sync-service settles what is late or unknown.
 */
public final class ResultsNotice implements Notice {

    private static final Pattern STATUS = Pattern.compile("[A-Za-z_]{1,32}");

    private final Events events;
    private final BodyHint hint;
    private final InstantSource clock;

    public ResultsNotice(Events events, JsonMapper json, InstantSource clock) {
        this.events = events;
        this.hint = new BodyHint(json);
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
    public Reading read(Capability capability, byte[] body) {
        Optional<String> status = hint.read(body)
                .flatMap(notice -> BodyHint.text(notice, "status", STATUS))
                .map(word -> word.toLowerCase(Locale.ROOT));
        var event = ready(capability, status.orElse("unknown"));
        return status.isPresent() ? Reading.says(event) : Reading.unreadable("no JSON object with a status", event);
    }

    private EventEnvelope<ResultsReady> ready(Capability capability, String status) {
        var ready = new ResultsReady(capability.taskRef(), status, clock.instant());
        return events.of(capability.connectionId(), capability.tenant(), capability.consentNo(), ready);
    }
}
