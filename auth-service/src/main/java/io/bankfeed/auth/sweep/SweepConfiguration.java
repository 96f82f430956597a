package io.bankfeed.auth.sweep;

import io.bankfeed.common.work.Loop;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** Runs the sweep. Any number of replicas may: what one has locked the others leave or find done. */
@Configuration(proxyBeanMethods = false)
class SweepConfiguration {

    @Bean
    Loop sweepLoop(
            EndUnfinished end, TransactionalOperator transaction, InstantSource clock, SweepProperties properties) {
        int batch = properties.batch();
        return new Loop(
                "sweep",
                properties.interval(),
                () -> Flux.concat(
                                end.links(clock.instant(), batch).as(transaction::transactional),
                                end.exchanges(clock.instant(), batch).as(transaction::transactional),
                                end.confirmations(clock.instant(), batch).as(transaction::transactional))
                        .reduce(0, Integer::sum));
    }
}
