package io.bankfeed.common.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/**
 * {@code bankfeed_outbox_age_seconds}: how long the oldest event has waited for the broker. Is the pipeline flowing?
 */
final class OutboxMetrics {

    private final OutboxRows rows;
    private final AtomicLong ageSeconds = new AtomicLong();

    OutboxMetrics(OutboxRows rows, MeterRegistry meters) {
        this.rows = rows;
        TimeGauge.builder("bankfeed.outbox.age", ageSeconds, TimeUnit.SECONDS, AtomicLong::get)
                .description("how long the oldest unpublished event has waited")
                .register(meters);
    }

    /** Asks now; completes when the answer is shown. */
    Mono<Void> measure() {
        return rows.oldestWaiting()
                .doOnNext(age -> ageSeconds.set(age.toSeconds()))
                .then();
    }
}
