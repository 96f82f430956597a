package io.bankfeed.token.refresh;

import io.bankfeed.common.work.Crew;
import io.bankfeed.common.work.Loop;
import io.bankfeed.token.keys.DataKeys;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.TokenChanges;
import io.bankfeed.token.store.TokenLeases;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Claims what is due, the oldest first at each bank, within the rates; runs it beside the claiming. */
@Configuration(proxyBeanMethods = false)
class RefreshWork {

    private static final Duration FORGET_EVERY = Duration.ofSeconds(30);

    private final WorkProperties properties;

    RefreshWork(WorkProperties properties) {
        this.properties = properties;
    }

    @Bean
    Crew refreshCrew() {
        return new Crew("refresh", properties.concurrency(), properties.perProvider());
    }

    @Bean
    Loop refreshLoop(Crew refreshCrew, RefreshStep step) {
        return new Loop("refresh", properties.interval(), () -> step.claimInto(refreshCrew));
    }

    @Bean
    Loop attendanceLoop(TokenChanges changes, InstantSource clock) {
        return new Loop(
                "attendance",
                FORGET_EVERY,
                () -> changes.forgetAttendance(clock.instant()).thenReturn(0));
    }

    @Bean
    RefreshStep refreshStep(
            RefreshLanes lanes, TokenLeases leases, DataKeys keys, RefreshTokens refresh, InstantSource clock) {
        return new RefreshStep(lanes, leases, keys, refresh, clock, properties);
    }

    @Bean
    RefreshLanes refreshLanes(Providers providers, ProviderCircuits circuits, RefreshPermits permits) {
        return new RefreshLanes(providers, circuits, permits, properties);
    }

    record RefreshStep(
            RefreshLanes lanes,
            TokenLeases leases,
            DataKeys keys,
            RefreshTokens refresh,
            InstantSource clock,
            WorkProperties properties) {

        /** A claim of one costs as much as a claim of many. */
        private static final int PART_OF_THE_CREW = 4;

        /** Counts what has begun: with all rates used up there is nothing to do until the next second. */
        Mono<Integer> claimInto(Crew crew) {
            return crew.room(Math.max(1, properties.concurrency() / PART_OF_THE_CREW))
                    .then(lanes.open(crew))
                    .flatMapMany(slots -> leases.claimDue(slots, clock.instant(), properties.lease()))
                    .collectList()
                    .flatMap(held -> lanes.permitted(held)
                            .delayUntil(this::readKeys)
                            .map(permitted -> begin(crew, held, permitted)));
        }

        private Mono<Void> readKeys(List<LeasedToken> permitted) {
            return keys.readAhead(
                    permitted.stream().map(one -> one.token().connectionId()).toList());
        }

        private int begin(Crew crew, List<LeasedToken> held, List<LeasedToken> permitted) {
            Set<LeasedToken> begins = Collections.newSetFromMap(new IdentityHashMap<>());
            begins.addAll(permitted);
            held.forEach(one -> crew.begin(
                    one.token().facts().providerId(),
                    begins.contains(one) ? refresh.of(one) : leases.release(one),
                    () -> {}));
            return permitted.size();
        }
    }

    record RefreshLanes(
            Providers providers, ProviderCircuits circuits, RefreshPermits permits, WorkProperties properties) {

        /** How many of each bank there is room for now; banks that are paused or down are left out. */
        Mono<Map<String, Integer>> open(Crew crew) {
            return providers
                    .notPaused()
                    .filter(provider -> !circuits.isOpen(provider))
                    .collectList()
                    .map(open -> slots(open, crew));
        }

        Mono<List<LeasedToken>> permitted(List<LeasedToken> held) {
            return permits.of(held);
        }

        /** In another order each time, so that none is always last where the rate in all is the limit. */
        private Map<String, Integer> slots(List<String> open, Crew crew) {
            Collections.shuffle(open);
            var slots = new LinkedHashMap<String, Integer>();
            int left = Math.min(crew.free(), properties.perSecond());
            for (String provider : open) {
                int own = Math.min(left, Math.min(crew.free(provider), properties.perSecondAndProvider()));
                if (own > 0) {
                    slots.put(provider, own);
                    left -= own;
                }
            }
            return slots;
        }
    }
}
