package io.bankfeed.token.announce;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.TokenEvent;
import io.bankfeed.common.event.TokenEvent.TokenErased;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshFailed;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.common.outbox.Outbox;
import io.bankfeed.token.store.GrantFacts;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.TokenRef;
import io.bankfeed.token.timeline.Timeline;
import io.bankfeed.token.timeline.TimelineEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the other services and the timeline at once. Call inside the transaction of the change. */
@Component
public class Announcements {

    private final Events events;
    private final Outbox outbox;
    private final Timeline timeline;
    private final MeterRegistry meters;
    private final InstantSource clock;

    Announcements(Events events, Outbox outbox, Timeline timeline, MeterRegistry meters, InstantSource clock) {
        this.events = events;
        this.outbox = outbox;
        this.timeline = timeline;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param initial the first of a grant: the bank's history window is open */
    public record Refreshed(StoredToken token, boolean initial) {}

    /** All in one statement each; of different rows. */
    public Mono<Void> refreshed(List<Refreshed> all) {
        return Mono.defer(() -> outbox.append(all.stream().map(this::event).toList()))
                .then(note(
                        all.stream().collect(Collectors.toMap(one -> one.token().ref(), this::refreshedEntry))));
    }

    /** The same grant goes on; its user was not at the bank, so that no history window is open. */
    public Mono<Void> extended(StoredToken token) {
        return publish(token.ref(), token.tenant(), refreshedEvent(token, false))
                .then(note(
                        token.ref(),
                        entry(token.ref(), "extended").version(token.version()).next(token.nextRefreshAt())));
    }

    /** Heard by the others once an incident and actor; the timeline has every try. */
    public Mono<Void> refreshFailed(StoredToken before, String code, Actor actor, Instant next) {
        boolean known =
                before.trouble().failures() > 0 && actor == before.trouble().actor();
        Mono<Void> told = known
                ? Mono.empty()
                : publish(before.ref(), before.tenant(), new TokenRefreshFailed(code, actor, next));
        return told.then(note(
                before.ref(),
                entry(before.ref(), "refresh_failed").because(code, actor).next(next)));
    }

    public Mono<Void> lost(TokenRef ref, String tenant, String code, Actor actor) {
        return publish(ref, tenant, new TokenLost(code, actor))
                .then(note(ref, entry(ref, "lost").because(code, actor)));
    }

    public Mono<Void> erased(TokenRef ref, String tenant) {
        return publish(ref, tenant, new TokenErased(clock.instant())).then(note(ref, entry(ref, "erased")));
    }

    /** For the timeline alone. */
    public Mono<Void> noted(TokenRef ref, String what, @Nullable String code, Actor actor) {
        TimelineEntry entry = entry(ref, what);
        return note(ref, code == null ? entry : entry.because(code, actor));
    }

    private Mono<Void> publish(TokenRef ref, String tenant, TokenEvent event) {
        return Mono.defer(() -> outbox.append(events.of(ref.connectionId(), tenant, ref.consentNo(), event)));
    }

    private Mono<Void> note(TokenRef ref, TimelineEntry entry) {
        return note(Map.of(ref, entry));
    }

    private Mono<Void> note(Map<TokenRef, TimelineEntry> entries) {
        return timeline.append(entries).doOnSuccess(noted -> entries.values().forEach(this::count));
    }

    private void count(TimelineEntry entry) {
        String actor = Objects.requireNonNullElse(entry.actor(), Actor.NOBODY.word());
        meters.counter("bankfeed.token", "what", entry.what(), "actor", actor).increment();
    }

    private TimelineEntry entry(TokenRef ref, String what) {
        return TimelineEntry.of(ref.consentNo(), clock.instant(), what);
    }

    private TimelineEntry refreshedEntry(Refreshed refreshed) {
        StoredToken token = refreshed.token();
        return entry(token.ref(), refreshed.initial() ? "announced" : "refreshed")
                .version(token.version())
                .next(token.nextRefreshAt());
    }

    private EventEnvelope<TokenRefreshed> event(Refreshed refreshed) {
        StoredToken token = refreshed.token();
        return events.of(
                token.connectionId(),
                token.tenant(),
                token.ref().consentNo(),
                refreshedEvent(token, refreshed.initial()));
    }

    private static TokenRefreshed refreshedEvent(StoredToken token, boolean initial) {
        GrantFacts facts = token.facts();
        return new TokenRefreshed(
                initial,
                token.lifetimes().accessExpiresAt(),
                token.lifetimes().refreshExpiresAt(),
                facts.consentExpiresAt(),
                facts.scopes(),
                facts.providerId(),
                facts.providerDisplayName(),
                facts.credentialsId(),
                facts.grantedAt(),
                token.attendedUntil(),
                token.version());
    }
}
