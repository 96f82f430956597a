package io.bankfeed.localstack.postgres;

import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of a data directory: it outlives a launcher that was killed, and a new one would attach to it. */
record StalePostmaster(ProcessHandle process) {
    private static final int GRACE_SECONDS = 10;

    static Optional<StalePostmaster> in(Path data) {
        try {
            var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .trim());
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                    .map(StalePostmaster::new);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    void end() {
        try {
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (IOException e) {
            throw new StackFailure("An earlier PostgreSQL, process " + process.pid() + ", could not be ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
