package io.bankfeed.auth.provider;

import java.time.Instant;
import java.time.InstantSource;
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
    private final ProviderProperties properties;
    private final InstantSource clock;

    RefreshCatalogue(
            StoredCatalogue stored,
            TrueLayerProvidersClient trueLayer,
            CurrentCatalogue current,
            ProviderProperties properties,
            InstantSource clock) {
        this.stored = stored;
        this.trueLayer = trueLayer;
        this.current = current;
        this.properties = properties;
        this.clock = clock;
    }

    /** Completes with 0: there is never more to do at once. */
    Mono<Integer> whenDue() {
        return stored.load()
                .doOnNext(current::becomes)
                .filter(catalogue -> isFresh(catalogue, clock.instant()))
                .switchIfEmpty(Mono.defer(this::fetch))
                .thenReturn(0);
    }

    private Mono<Catalogue> fetch() {
        return trueLayer
                .list()
                .filter(providers -> !providers.isEmpty())
                .doOnSuccess(providers -> warnIfNone(providers == null))
                .flatMap(providers -> stored.store(providers, clock.instant()))
                .doOnNext(current::becomes);
    }

    private boolean isFresh(Catalogue catalogue, Instant now) {
        return catalogue.fetchedAt().plus(properties.refreshEvery()).isAfter(now);
    }

    /** An empty list would take every bank away from every user: the old one is better. */
    private static void warnIfNone(boolean none) {
        if (none) {
            LOG.warn("TrueLayer lists no provider; the list that we have is kept");
        }
    }
}
