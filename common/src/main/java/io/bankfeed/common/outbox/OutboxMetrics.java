package io.bankfeed.common.outbox;

import io.bankfeed.common.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * {@code bankfeed_outbox_age_seconds}: how long the oldest event has waited for the broker. Is the pipeline flowing?
 */
final class OutboxMetrics implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(15);

    private final OutboxRows rows;
    private final AtomicLong ageSeconds = new AtomicLong();
    private final Loop loop = new Loop("outbox-age", EVERY, this::measure);

    OutboxMetrics(OutboxRows rows, MeterRegistry meters) {
        this.rows = rows;
        TimeGauge.builder("bankfeed.outbox.age", ageSeconds, TimeUnit.SECONDS, AtomicLong::get)
                .description("how long the oldest unpublished event has waited")
                .register(meters);
    }

    private Mono<Integer> measure() {
        return rows.oldestWaiting()
                .doOnNext(age -> ageSeconds.set(age.toSeconds()))
                .thenReturn(0);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
