package io.bankfeed.common.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

class CrewTest {

    private final Crew crew = new Crew("test", 4, 4);
    private final List<Sinks.Empty<Void>> underWay = new ArrayList<>();

    @Test
    void room_is_there_when_enough_work_has_ended() {
        crew.start();
        begin(4);

        var room = room(2);

        assertThat(room).isFalse();
        endOne();
        assertThat(room).as("one is free").isFalse();
        endOne();
        assertThat(room).isTrue();
    }

    @Test
    void room_is_there_at_once_where_nothing_is_under_way() {
        crew.start();

        assertThat(room(4)).isTrue();
    }

    @Test
    void nobody_waits_for_room_in_a_crew_that_has_stopped() {
        crew.start();
        begin(4);
        var room = room(1);

        crew.stop(() -> {});

        assertThat(room).isTrue();
        assertThat(crew.free()).isZero();
    }

    private AtomicBoolean room(int slots) {
        var made = new AtomicBoolean();
        crew.room(slots).subscribe(none -> {}, failure -> {}, () -> made.set(true));
        return made;
    }

    private void begin(int times) {
        for (int i = 0; i < times; i++) {
            Sinks.Empty<Void> end = Sinks.empty();
            underWay.add(end);
            crew.begin("lane", end.asMono(), () -> {});
        }
    }

    private void endOne() {
        underWay.removeFirst().tryEmitEmpty();
    }
}
