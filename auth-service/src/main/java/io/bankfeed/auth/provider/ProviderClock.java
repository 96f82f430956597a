package io.bankfeed.auth.provider;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** When the list is fetched anew. */
@Component
class ProviderClock {

    private final ProviderProperties properties;
    private final InstantSource clock;

    ProviderClock(ProviderProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    boolean isFresh(Catalogue catalogue) {
        return catalogue.fetchedAt().plus(properties.refreshEvery()).isAfter(clock.instant());
    }
}
