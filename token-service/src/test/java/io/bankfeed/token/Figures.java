package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a proof measures, each value beside its limit: told as it comes, and kept, one a line, in the file that
 * {@code -Dbankfeed.figures=} names, from where {@code ./bench token-service} takes it. A limit that is missed fails
 * the proof when all has been measured.
 */
final class Figures {

    private final List<String> missed = new ArrayList<>();

    /** What was measured beside a figure to hold it against: its name and value, in the figure's unit. */
    record Limit(String name, double value) {}

    /** For which nothing is promised. */
    void alone(String name, double value, String unit) {
        note(name, value, unit, Map.of(), true);
    }

    void atMost(String name, double value, String unit, double bound) {
        note(name, value, unit, Map.of("at_most", bound), value <= bound);
    }

    void atLeast(String name, double value, String unit, Limit limit, double share) {
        note(name, value, unit, against(limit, "at_least", share), value / limit.value() >= share);
    }

    void atMostTimes(String name, double value, String unit, Limit limit, double times) {
        note(name, value, unit, against(limit, "at_most_times", times), value / limit.value() <= times);
    }

    void beside(String name, double value, String unit, Limit limit) {
        note(name, value, unit, Map.of("limit_name", limit.name(), "limit", limit.value()), true);
    }

    void assertMet() {
        assertThat(missed).as("limits that were missed").isEmpty();
    }

    static void say(String line, Object... values) {
        System.out.println("PROOF " + line.formatted(values));
    }

    private static Map<String, Object> against(Limit limit, String promise, double share) {
        return Map.of("limit_name", limit.name(), "limit", limit.value(), promise, share);
    }

    private void note(String name, double value, String unit, Map<String, Object> promise, boolean met) {
        var figure = new LinkedHashMap<String, Object>(Map.of("name", name, "value", value, "unit", unit));
        figure.putAll(promise);
        say("%s: %,.2f %s %s%s", name, value, unit, promise, met ? "" : " MISSED");
        if (!met) {
            missed.add(figure.toString());
        }
        keep(JsonMapper.shared().writeValueAsString(figure));
    }

    private static void keep(String line) {
        String file = System.getProperty("bankfeed.figures");
        if (file != null) {
            try {
                Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
