package io.bankfeed.token.refresh;

import static io.bankfeed.common.database.Columns.flag;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.ProviderEvent;
import io.bankfeed.common.event.ProviderEvent.ProviderHealthy;
import io.bankfeed.common.event.ProviderEvent.ProviderUnhealthy;
import io.bankfeed.common.outbox.Outbox;
import io.bankfeed.token.store.TokenChanges;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Banks, as all replicas see them. An incident is told once when it begins and once when it ends. */
@Component
class Providers {

    /** An incident lasts a while: replicas that see the bank differently must not tell it off and on. */
    private static final String TURN = """
            update provider set troubled = :troubled, updated_at = now()
             where provider_id = any(:providers) and troubled <> :troubled
               and (:troubled or updated_at <= now() - make_interval(secs => :seconds))
            returning provider_id""";

    private final DatabaseClient database;
    private final Events events;
    private final Outbox outbox;
    private final InstantSource clock;
    private final TokenChanges tokens;
    private final Duration shortestIncident;
    private volatile Set<String> troubled = Set.of();

    Providers(
            DatabaseClient database,
            Events events,
            Outbox outbox,
            InstantSource clock,
            TokenChanges tokens,
            WorkProperties properties) {
        this.database = database;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
        this.tokens = tokens;
        this.shortestIncident = properties.circuitOpenFor();
    }

    /** Those whose tokens may be refreshed. */
    Flux<String> notPaused() {
        return database.sql("select provider_id, paused, troubled from provider")
                .map(row -> new Seen(text(row, "provider_id"), flag(row, "paused"), flag(row, "troubled")))
                .all()
                .collectList()
                .doOnNext(all -> troubled = all.stream()
                        .filter(Seen::troubled)
                        .map(Seen::providerId)
                        .collect(Collectors.toUnmodifiableSet()))
                .flatMapIterable(all -> all)
                .filter(seen -> !seen.paused())
                .map(Seen::providerId);
    }

    /** False when there is no such bank. */
    Mono<Boolean> pause(String providerId, boolean paused) {
        return database.sql("update provider set paused = :paused, updated_at = now() where provider_id = :provider")
                .bind("paused", paused)
                .bind("provider", providerId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Call inside a transaction. */
    Mono<Void> troubled(String providerId, String reason) {
        return turned(Set.of(providerId), true)
                .concatMap(turned -> tell(turned, new ProviderUnhealthy(turned, reason, clock.instant())))
                .then();
    }

    /**
     * What has failed meanwhile gets its place in the backlog back. Call inside a transaction. A bank that was well at
     * the last look is not looked at: if another replica has seen it in trouble since, the next success tells.
     */
    Mono<Void> wellAgain(Set<String> providerIds) {
        Set<String> known = troubled;
        Set<String> perhaps = providerIds.stream().filter(known::contains).collect(Collectors.toSet());
        return perhaps.isEmpty() ? Mono.empty() : tellWell(perhaps);
    }

    private Mono<Void> tellWell(Set<String> providerIds) {
        return turned(providerIds, false)
                .concatMap(turned -> tell(turned, new ProviderHealthy(turned, clock.instant()))
                        .then(tokens.backInLine(turned)))
                .then();
    }

    /** Those that were the other way before. */
    private Flux<String> turned(Set<String> providerIds, boolean troubled) {
        return database.sql(TURN)
                .bind("troubled", troubled)
                .bind("providers", providerIds.toArray(String[]::new))
                .bind("seconds", shortestIncident.toMillis() / 1000.0)
                .map(row -> text(row, "provider_id"))
                .all()
                .collectList()
                .flatMapIterable(turned -> turned);
    }

    private Mono<Void> tell(String providerId, ProviderEvent event) {
        return outbox.append(events.ofProvider(providerId, event));
    }

    private record Seen(String providerId, boolean paused, boolean troubled) {}
}
