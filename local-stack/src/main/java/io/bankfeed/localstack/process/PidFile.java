package io.bankfeed.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Remembers a child beyond the life of the launcher: its id, and when it started, since ids are used again. */
record PidFile(Path path) {
    private static final Duration GRACE = Duration.ofSeconds(10);

    void write(ProcessHandle process) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, process.pid() + " " + startOf(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what an earlier launcher left behind; true when there was something. */
    boolean endLeftover() {
        var leftover = stillRunning();
        leftover.ifPresent(PidFile::end);
        delete();
        return leftover.isPresent();
    }

    private Optional<ProcessHandle> stillRunning() {
        try {
            var words = List.of(Files.readString(path).trim().split(" "));
            return ProcessHandle.of(Long.parseLong(words.getFirst()))
                    .filter(process -> startOf(process).equals(words.getLast()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        CompletableFuture<ProcessHandle> ended = process.onExit();
        try {
            ended.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            process.destroyForcibly();
            ended.join();
        }
    }
}
