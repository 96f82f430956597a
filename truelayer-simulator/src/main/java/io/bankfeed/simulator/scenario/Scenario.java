package io.bankfeed.simulator.scenario;

import io.bankfeed.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a scenario file says shall be done, the earliest first. */
record Scenario(List<Step> steps) {

    /**
     * One call of the control API.
     *
     * @param after simulated time since the start; at once when absent
     * @param path below {@code /simulator/v1}
     */
    record Step(
            @Nullable Duration after,
            @Nullable String method,
            String path,
            @Nullable JsonNode body) {

        Duration due() {
            return after == null ? Duration.ZERO : after;
        }

        String verb() {
            return Objects.requireNonNullElse(method, "PUT");
        }
    }

    static Scenario read(Path file) {
        try {
            Scenario scenario = Json.read(Files.readAllBytes(file), Scenario.class);
            scenario.steps().forEach(Scenario::check);
            return new Scenario(scenario.steps().stream()
                    .sorted(Comparator.comparing(Step::due))
                    .toList());
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("the scenario " + file + " is not what is expected: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("the scenario " + file + " cannot be read", e);
        }
    }

    private static void check(Step step) {
        if (step.path() == null || !step.path().startsWith("/")) {
            throw new IllegalArgumentException("each step of a scenario has a path that begins with /");
        }
    }
}
