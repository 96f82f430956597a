package io.bankfeed.token.erase;

import io.bankfeed.common.observability.Traces;
import io.bankfeed.common.work.Crew;
import io.bankfeed.common.work.Loop;
import io.bankfeed.common.work.PostgresNotifications;
import io.bankfeed.token.store.TokenLeases;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Claims connections to erase and grants to delete. */
@Configuration(proxyBeanMethods = false)
class EraseWork {

    private static final int CONCURRENCY = 16;
    private static final String LANE = "erasure";
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETIRED_INTERVAL = Duration.ofSeconds(2);

    @Bean
    Crew eraseCrew() {
        return new Crew("erase", CONCURRENCY, CONCURRENCY);
    }

    @Bean
    Loop eraseLoop(Crew eraseCrew, ErasureStep step, PostgresNotifications notifications) {
        var loop = new Loop("erase", INTERVAL, () -> step.claimInto(eraseCrew));
        notifications.onNotify(PlanErasure.CHANNEL, loop::wake);
        return loop;
    }

    @Bean
    Loop retiredLoop(Crew eraseCrew, TokenLeases leases, DeleteRetiredGrant delete, InstantSource clock) {
        return new Loop(
                "retired grants",
                RETIRED_INTERVAL,
                () -> leases.claimRetired(eraseCrew.free(), clock.instant(), LEASE)
                        .doOnNext(held -> eraseCrew.begin(LANE, delete.of(held), () -> {}))
                        .count()
                        .map(Math::toIntExact));
    }

    @Bean
    ErasureStep erasureStep(Erasures erasures, EraseConnection erase, Traces traces) {
        return new ErasureStep(erasures, erase, traces);
    }

    record ErasureStep(Erasures erasures, EraseConnection erase, Traces traces) {

        Mono<Integer> claimInto(Crew crew) {
            return erasures.claimDue(crew.free(), LEASE)
                    .doOnNext(erasure -> crew.begin(LANE, traced(erasure), () -> {}))
                    .count()
                    .map(Math::toIntExact);
        }

        private Mono<Void> traced(Erasure erasure) {
            return traces.continuing(erasure.traceparent(), "erase", erase.of(erasure));
        }
    }
}
