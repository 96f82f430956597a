package io.bankfeed.token.refresh;

import io.bankfeed.common.event.Actor;
import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.announce.Announcements.Refreshed;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What others are told of an end. Call inside its transaction. */
@Component
record RefreshTold(Announcements announcements, Providers providers, ProviderCircuits circuits) {

    /** A row before its refresh and after it. */
    record Renewed(StoredToken before, StoredToken now) {

        static Renewed of(LeasedToken held, StoredToken now) {
            return new Renewed(held.token(), now);
        }

        Refreshed refreshed() {
            return new Refreshed(now, !before.announced());
        }

        String provider() {
            return now.facts().providerId();
        }
    }

    Mono<Void> renewed(List<Renewed> all) {
        Set<String> well =
                all.stream().map(Renewed::provider).filter(circuits::isClosed).collect(Collectors.toSet());
        return announcements
                .refreshed(all.stream().map(Renewed::refreshed).toList())
                .then(well.isEmpty() ? Mono.empty() : providers.wellAgain(well));
    }

    Mono<Void> failed(StoredToken before, TrueLayerCallFailed failure, Instant next) {
        String provider = before.facts().providerId();
        Mono<Void> incident = circuits.isOpen(provider) ? providers.troubled(provider, failure.code()) : Mono.empty();
        return announcements
                .refreshFailed(before, failure.code(), failure.verdict().actor(), next)
                .then(incident);
    }

    Mono<Void> lost(StoredToken token, String code, Actor actor) {
        return announcements.lost(token.ref(), token.tenant(), code, actor);
    }
}
