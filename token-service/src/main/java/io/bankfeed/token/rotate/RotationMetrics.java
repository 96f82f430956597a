package io.bankfeed.token.rotate;

import io.bankfeed.token.keys.KeyRotation;
import io.bankfeed.token.keys.RotationProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How much of a rotation is left: {@code bankfeed.keys.rotation.remaining}, by what is left to do. */
@Component
class RotationMetrics {

    private static final String REMAINING = "bankfeed.keys.rotation.remaining";
    private static final long COUNTED_EVERY = Duration.ofSeconds(5).toNanos();

    private final KeyRotation rotation;
    private final AtomicLong withoutNewKey;
    private final AtomicLong withOldKeys;
    private final AtomicLong countedAt = new AtomicLong(System.nanoTime() - COUNTED_EVERY);

    RotationMetrics(KeyRotation rotation, MeterRegistry meters) {
        this.rotation = rotation;
        this.withoutNewKey = gauge(meters, "without_new_key");
        this.withOldKeys = gauge(meters, "with_old_keys");
    }

    /** Counting costs as much as there are connections, so it is not done after every step. */
    Mono<Integer> afterStep(int moved) {
        long now = System.nanoTime();
        if (now - countedAt.get() < COUNTED_EVERY && moved > 0) {
            return Mono.just(moved);
        }
        countedAt.set(now);
        return rotation.all().next().doOnNext(this::count).thenReturn(moved);
    }

    private void count(RotationProgress progress) {
        withoutNewKey.set(progress.withoutNewKey());
        withOldKeys.set(progress.withOldKeys());
    }

    private static AtomicLong gauge(MeterRegistry meters, String left) {
        return Objects.requireNonNull(meters.gauge(REMAINING, Tags.of("left", left), new AtomicLong()));
    }
}
