package io.bankfeed.benchmarks.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The stack of docker-compose.yml under a project of its own; the images are those that are there. */
record Compose(Path checkout) {
    private static final List<String> COMMAND = List.of("docker", "compose", "--project-name", "bankfeed-benchmark");

    static boolean available(Path checkout) {
        try {
            return new Compose(checkout).start(List.of("docker", "info")).waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void up() throws IOException, InterruptedException {
        compose("up", "--detach", "--wait", "--no-build");
    }

    /** With its volumes. */
    void down() throws IOException, InterruptedException {
        compose("down", "--volumes", "--timeout", "5");
    }

    String compose(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(COMMAND);
        command.addAll(List.of(arguments));
        return output(command);
    }

    /** The process id of a container, as this machine counts it. */
    long pid(String service) throws IOException, InterruptedException {
        return Long.parseLong(output(List.of("docker", "inspect", "--format", "{{.State.Pid}}", container(service)))
                .trim());
    }

    /** Its id, also of one that is stopped. */
    String container(String service) throws IOException, InterruptedException {
        return compose("ps", "--all", "--quiet", service).trim();
    }

    String output(List<String> command) throws IOException, InterruptedException {
        var process = start(command);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
