package io.bankfeed.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulatorClockTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private Instant real = START;
    private final SimulatorClock clock = new SimulatorClock(() -> real);

    private void passes(Duration time) {
        real = real.plus(time);
    }

    @Test
    void runs_with_real_time_until_it_is_sped_up() {
        passes(Duration.ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));

        clock.speed(3600);
        passes(Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10).plus(Duration.ofHours(2)));
        clock.speed(0.5);
        passes(Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(11).plus(Duration.ofHours(2)));
    }

    @Test
    void keeps_its_speed_over_a_stop_a_move_and_a_setting() {
        clock.speed(60);
        clock.run(false);
        passes(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(START);
        clock.advance(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(1)));

        clock.set(START);
        clock.run(true);
        passes(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
    }
}
