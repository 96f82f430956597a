package com.example.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium that is on the machine, without a window. */
record Browser(String program) {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    static Optional<Browser> onThisMachine() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> new Browser(found.toString()));
    }

    /** The document after everything was loaded and laid out. */
    String dom(String url) {
        return run("--dump-dom", url);
    }

    void screenshot(String url, Path file) {
        run("--screenshot=" + file, "--window-size=900,1180", "--hide-scrollbars", url);
    }

    private String run(String... arguments) {
        try {
            Path profile = Files.createTempDirectory("browser");
            Path output = profile.resolve("output");
            List<String> command = new ArrayList<>(List.of(
                    program, "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile.resolve("data")));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("the browser ends").isTrue();
            return Files.readString(output);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
