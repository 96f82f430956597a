package io.bankfeed.auth.provider;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the list in memory: from the database while that is fresh, else from TrueLayer; stale rather than none. */
@Component
class RefreshCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshCatalogue.class);

    private final StoredCatalogue stored;
    private final TrueLayerProvidersClient trueLayer;
    private final CurrentCatalogue current;
    private final ProviderHealth health;
    private final Logos logos;
    private final ProviderClock due;

    RefreshCatalogue(
            StoredCatalogue stored,
            TrueLayerProvidersClient trueLayer,
            CurrentCatalogue current,
            ProviderHealth health,
            Logos logos,
            ProviderClock due) {
        this.stored = stored;
        this.trueLayer = trueLayer;
        this.current = current;
        this.health = health;
        this.logos = logos;
        this.due = due;
    }

    /** Completes with 0: there is never more to do at once. */
    Mono<Integer> whenDue() {
        return stored.load()
                .delayUntil(this::show)
                .filter(catalogue -> due.isFresh(catalogue))
                .switchIfEmpty(Mono.defer(this::fetch))
                .thenReturn(0);
    }

    /** On demand, whatever the age of what we have. */
    Mono<Catalogue> fetch() {
        return trueLayer
                .list()
                .filter(providers -> !providers.isEmpty())
                .doOnSuccess(providers -> warnIfNone(providers == null))
                .flatMap(providers -> stored.store(providers, due.now()))
                .delayUntil(this::show);
    }

    /** With the newest word on each bank's health, which comes by other ways than the list. */
    private Mono<Void> show(Catalogue listed) {
        return Mono.zip(
                        health.all().collectMap(KnownHealth::providerId),
                        logos.present().collect(Collectors.toSet()))
                .doOnNext(known -> current.becomes(listed.with(known.getT1(), known.getT2())))
                .then();
    }

    /** An empty list would take every bank away from every user: the old one is better. */
    private static void warnIfNone(boolean none) {
        if (none) {
            LOG.warn("TrueLayer lists no provider; the list that we have is kept");
        }
    }
}
