package io.bankfeed.common.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.id.Ids;
import io.bankfeed.testsupport.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@IntegrationTest
class ProcessedEventsIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Autowired
    ProcessedEvents processed;

    @Autowired
    ConsentHighWater highWater;

    @Autowired
    Events events;

    @Test
    void twenty_deliveries_at_once_have_one_effect() {
        var event = events.of(Ids.next(), "demo", 1, new ConsentConfirmed(Instant.EPOCH));
        var effects = new AtomicInteger();

        Flux.range(0, 20)
                .flatMap(delivery -> processed.once(event, () -> Mono.fromRunnable(effects::incrementAndGet)), 8)
                .then()
                .block(LIMIT);

        assertThat(effects).hasValue(1);
    }

    @Test
    void an_effect_that_failed_is_had_at_the_next_delivery() {
        var event = events.of(Ids.next(), "demo", 1, new ConsentConfirmed(Instant.EPOCH));
        var effects = new AtomicInteger();

        StepVerifier.create(processed.once(event, () -> Mono.error(new IllegalStateException("once"))))
                .verifyErrorMessage("once");
        processed.once(event, () -> Mono.fromRunnable(effects::incrementAndGet)).block(LIMIT);

        assertThat(effects).hasValue(1);
    }

    @Test
    void an_older_grant_does_not_count_once_a_newer_one_is_in_use() {
        UUID connection = Ids.next();

        assertThat(highWater.inUse(connection, 1).block(LIMIT)).isTrue();
        assertThat(highWater.inUse(connection, 1).block(LIMIT)).isTrue();
        assertThat(highWater.inUse(connection, 2).block(LIMIT)).isTrue();
        assertThat(highWater.admits(connection, 1).block(LIMIT)).isFalse();
        assertThat(highWater.inUse(connection, 1).block(LIMIT)).isFalse();
    }

    @Test
    void a_newer_grant_that_is_only_under_way_does_not_silence_the_one_in_use() {
        UUID connection = Ids.next();
        highWater.inUse(connection, 1).block(LIMIT);

        assertThat(highWater.admits(connection, 2).block(LIMIT)).isTrue();
        assertThat(highWater.admits(connection, 1).block(LIMIT)).isTrue();
    }

    @Test
    void nothing_counts_after_a_revocation_even_one_that_came_first() {
        UUID seen = Ids.next();
        UUID unseen = Ids.next();
        highWater.inUse(seen, 1).block(LIMIT);

        assertThat(highWater.revoke(seen).block(LIMIT)).isTrue();
        assertThat(highWater.revoke(seen).block(LIMIT)).isFalse();
        highWater.revoke(unseen).block(LIMIT);

        assertThat(highWater.admits(seen, 9).block(LIMIT)).isFalse();
        assertThat(highWater.admits(unseen, 1).block(LIMIT)).isFalse();
        assertThat(highWater.inUse(unseen, 1).block(LIMIT)).isFalse();
    }
}
