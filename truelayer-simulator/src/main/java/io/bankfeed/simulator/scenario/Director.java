package io.bankfeed.simulator.scenario;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a scenario over HTTP, as any tester would. Its times are the simulated clock's. */
public final class Director implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Director.class);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatorClock clock;
    private final String control;
    private final Instant start;
    private final Deque<Scenario.Step> toCome;
    private final Thread play;

    private Director(SimulatorClock clock, int port, Scenario scenario) {
        this.clock = clock;
        this.control = "http://127.0.0.1:" + port + "/simulator/v1";
        this.start = clock.instant();
        this.toCome = new ArrayDeque<>(scenario.steps());
        this.play = Thread.ofVirtual().name("scenario").unstarted(this::playTheRest);
    }

    /** What is to be done at once is done when this returns; a refused step is an error. */
    public static Director play(Path file, SimulatorClock clock, int port) {
        Director director = new Director(clock, port, Scenario.read(file));
        director.doWhatIsDue();
        director.play.start();
        return director;
    }

    private void doWhatIsDue() {
        while (!toCome.isEmpty()
                && !clock.instant().isBefore(start.plus(toCome.getFirst().due()))) {
            perform(toCome.removeFirst());
        }
    }

    private void playTheRest() {
        try {
            while (!toCome.isEmpty()) {
                Thread.sleep(LOOKS_EVERY);
                doWhatIsDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The scenario ends here", e);
        }
    }

    private void perform(Scenario.Step step) {
        byte[] body = step.body() == null ? new byte[0] : Json.bytes(step.body());
        HttpRequest request = HttpRequest.newBuilder(URI.create(control + step.path()))
                .method(step.verb(), HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalArgumentException("the scenario's step " + step.verb() + " " + step.path()
                        + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            LOG.info("Scenario: {} {}", step.verb(), step.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        play.interrupt();
        http.close();
    }
}
