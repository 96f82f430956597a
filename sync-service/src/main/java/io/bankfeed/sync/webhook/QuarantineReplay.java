package io.bankfeed.sync.webhook;

import io.bankfeed.common.deadletter.DeadLetter;
import io.bankfeed.common.deadletter.Replay;
import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.EventUnreadable;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.webhook.Notice;
import io.bankfeed.common.webhook.ProviderHealthNotice;
import io.bankfeed.common.webhook.Quarantined;
import io.bankfeed.common.webhook.ResultsNotice;
import java.time.InstantSource;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a quarantined webhook again, with the code of today, and tells the event that webhook-receiver would have told,
 * under the id that it has had since.
 */
@Component
@Order(0)
class QuarantineReplay implements Replay {

    private static final byte[] NOTHING = {};

    private final List<Notice> notices;
    private final EventPublisher publisher;

    QuarantineReplay(EventPublisher publisher, JsonMapper json, InstantSource clock) {
        var events = new Events("webhook-receiver", clock);
        this.notices = List.of(new ResultsNotice(events, json, clock), new ProviderHealthNotice(events, json, clock));
        this.publisher = publisher;
    }

    @Override
    public boolean takes(DeadLetter letter) {
        return letter.deadLetterTopic().equals(Topics.QUARANTINE);
    }

    @Override
    public Mono<Void> replay(DeadLetter letter) {
        return Mono.justOrEmpty(Quarantined.of(letter::header))
                .switchIfEmpty(Mono.error(() -> new EventUnreadable("not a quarantined webhook")))
                .flatMap(quarantined -> replay(quarantined, letter));
    }

    private Mono<Void> replay(Quarantined quarantined, DeadLetter letter) {
        byte[] body = letter.value();
        var reading = noticeOf(quarantined).read(quarantined.capability(), body == null ? NOTHING : body);
        if (reading.event().isPresent()) {
            return publisher.publish(withId(quarantined, reading.event().get()));
        }
        return reading.unreadable().isEmpty()
                ? Mono.empty()
                : Mono.error(new EventUnreadable(
                        quarantined.notice() + ": still " + reading.unreadable().get()));
    }

    private Notice noticeOf(Quarantined quarantined) {
        return notices.stream()
                .filter(notice -> notice.word().equals(quarantined.notice()))
                .findFirst()
                .orElseThrow(() -> new EventUnreadable("no such kind of webhook: " + quarantined.notice()));
    }

    private static EventEnvelope<Event> withId(Quarantined quarantined, EventEnvelope<? extends Event> event) {
        return new EventEnvelope<>(
                quarantined.id(),
                event.source(),
                event.occurredAt(),
                event.key(),
                event.tenant(),
                event.consentNo(),
                event.payload());
    }
}
