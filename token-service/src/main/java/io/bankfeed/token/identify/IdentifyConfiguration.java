package io.bankfeed.token.identify;

import io.bankfeed.common.observability.Traces;
import io.bankfeed.common.work.Crew;
import io.bankfeed.common.work.Loop;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.TokenLeases;
import io.bankfeed.token.truelayer.TrueLayerProperties;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Claims grants that are new, or whose {@code /me} is still to be read. */
@Configuration(proxyBeanMethods = false)
class IdentifyConfiguration {

    private static final int CONCURRENCY = 32;
    private static final int PER_PROVIDER = 16;
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    @Bean
    Crew identifyCrew() {
        return new Crew("identify", CONCURRENCY, PER_PROVIDER);
    }

    @Bean
    IdentifyStep identifyStep(
            TokenLeases leases,
            IdentifyGrant identify,
            Traces traces,
            InstantSource clock,
            TrueLayerProperties trueLayer) {
        return new IdentifyStep(
                leases, identify, traces, clock, trueLayer.timeLimit().plus(MARGIN));
    }

    @Bean
    Loop identifyLoop(Crew identifyCrew, IdentifyStep step) {
        return new Loop("identify", INTERVAL, () -> step.claimInto(identifyCrew));
    }

    @Bean
    NewGrants newGrants(Loop identifyLoop) {
        return identifyLoop::wake;
    }

    record IdentifyStep(
            TokenLeases leases, IdentifyGrant identify, Traces traces, InstantSource clock, Duration lease) {

        Mono<Integer> claimInto(Crew crew) {
            return leases.claimUnidentified(crew.free(), clock.instant(), lease)
                    .doOnNext(held -> crew.begin(held.token().facts().providerId(), traced(held), () -> {}))
                    .count()
                    .map(Math::toIntExact);
        }

        private Mono<Void> traced(LeasedToken held) {
            return traces.continuing(held.token().traceparent(), "identify", identify.of(held));
        }
    }
}
