package io.bankfeed.common.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** {@code bankfeed_dead_letters}: how many are open. And none is kept longer than its topic keeps it. */
final class DeadLetterCare {

    static final Duration EVERY = Duration.ofSeconds(15);

    private static final int BATCH = 1_000;

    private final DeadLetters letters;
    private final Duration retention;
    private final AtomicLong open = new AtomicLong();

    DeadLetterCare(DeadLetters letters, Duration retention, MeterRegistry meters) {
        this.letters = letters;
        this.retention = retention;
        Gauge.builder("bankfeed.dead.letters", open, AtomicLong::get)
                .description("records that wait for an operator")
                .register(meters);
    }

    /** Completes with the number of letters forgotten, so that the loop goes on while there are more. */
    Mono<Integer> step() {
        return letters.countOpen()
                .doOnNext(open::set)
                .then(letters.forgetOlderThan(retention, BATCH))
                .map(Math::toIntExact);
    }
}
