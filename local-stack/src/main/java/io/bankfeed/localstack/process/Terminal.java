package io.bankfeed.localstack.process;

import java.time.Duration;

/** Where the stack tells how it is getting on. */
@FunctionalInterface
public interface Terminal {
    void say(String line);

    default void done(String what, Duration took, String detail) {
        say("  %-22s %5.1f s   %s".formatted(what, took.toMillis() / 1000.0, detail));
    }
}
