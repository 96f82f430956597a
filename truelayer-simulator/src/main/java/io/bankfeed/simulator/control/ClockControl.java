package io.bankfeed.simulator.control;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.Reply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads, sets, advances, stops the clock. */
final class ClockControl {
    private static final String PATH = Control.ROOT + "/clock";

    private final SimulatorClock clock;

    ClockControl(SimulatorClock clock) {
        this.clock = clock;
    }

    /** A new time, whether time runs, how fast, or several of these. */
    record Setting(
            @Nullable Instant now,
            @Nullable Boolean running,
            @Nullable Double speed) {}

    /** ISO 8601, such as PT1H or P30D. */
    record Step(Duration advance) {}

    void register(RoutesConfig routes) {
        routes.get(PATH, this::show);
        routes.put(PATH, context -> {
            Setting setting = Json.read(context.bodyAsBytes(), Setting.class);
            if (setting.running() != null) {
                clock.run(setting.running());
            }
            if (setting.speed() != null) {
                clock.speed(setting.speed());
            }
            if (setting.now() != null) {
                clock.set(setting.now());
            }
            show(context);
        });
        routes.post(PATH, context -> {
            clock.advance(Json.read(context.bodyAsBytes(), Step.class).advance());
            show(context);
        });
    }

    private void show(Context context) {
        Reply.json(
                context,
                200,
                Json.object("now", clock.instant(), "running", clock.isRunning(), "speed", clock.speed()));
    }
}
