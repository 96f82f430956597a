package io.bankfeed.sync.coverage;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of some days.
 *
 * @param reason why refused or open
 * @param asOf of what is held; null where nothing is
 */
public record Stretch(
        Window window,
        State state,
        @Nullable String reason,
        @Nullable Instant asOf) {

    public enum State {
        COMPLETE,
        REFUSED,
        OPEN
    }

    /** What is left of it when some days are told anew. */
    Stream<Stretch> without(Window told) {
        if (!window.overlaps(told)) {
            return Stream.of(this);
        }
        return Stream.concat(
                window.from().isBefore(told.from())
                        ? Stream.of(over(new Window(window.from(), told.from().minusDays(1))))
                        : Stream.empty(),
                window.to().isAfter(told.to())
                        ? Stream.of(over(new Window(told.to().plusDays(1), window.to())))
                        : Stream.empty());
    }

    private Stretch over(Window days) {
        return new Stretch(days, state, reason, asOf);
    }
}
