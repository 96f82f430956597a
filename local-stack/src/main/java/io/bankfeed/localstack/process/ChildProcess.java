package io.bankfeed.localstack.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One process of the stack: started with its log, waited for until it is ready, ended in the end. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final LogFile log;
    private final PidFile pidFile;
    private volatile boolean endWanted;

    private ChildProcess(String name, Process process, LogFile log, PidFile pidFile) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Places places) {
        var log = places.log(name);
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command)
                    .directory(places.data().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(ChildProcess::wouldLeakIntoTheChild);
            builder.environment().putAll(environment);
            var process = builder.start();
            var pidFile = new PidFile(places.pidFile(name));
            pidFile.write(process.toHandle());
            return new ChildProcess(name, process, new LogFile(log), pidFile);
        } catch (IOException e) {
            throw new StackFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** What a child knows is what the stack tells it, not what happens to be set in the terminal. */
    private static boolean wouldLeakIntoTheChild(String variable) {
        return List.of(
                        "SPRING_",
                        "SERVER_",
                        "MANAGEMENT_",
                        "BANKFEED_",
                        "TRUELAYER_",
                        "WEBHOOK_",
                        "SIMULATOR_",
                        "JAVA_TOOL_OPTIONS")
                .stream()
                .anyMatch(variable::startsWith);
    }

    public void awaitReady(URI probe, Duration limit) {
        var stopwatch = new Stopwatch();
        while (!HttpProbe.answers(probe)) {
            failIfItDied();
            if (stopwatch.elapsed().compareTo(limit) > 0) {
                throw new StackFailure("%s did not become ready within %d s (%s). Its log ends so:%n%s%n  whole log: %s"
                        .formatted(name, limit.toSeconds(), probe, log.tail(), log.path()));
            }
        }
    }

    /** Of one that is to do something and end. */
    void awaitSuccess(Duration limit) {
        endWanted = true;
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw new StackFailure("%s did not end within %d s. Its log ends so:%n%s%n  whole log: %s"
                        .formatted(name, limit.toSeconds(), log.tail(), log.path()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while " + name + " ran", e);
        }
        pidFile.delete();
        if (process.exitValue() != 0) {
            throw death();
        }
    }

    private void failIfItDied() {
        if (!process.isAlive()) {
            throw death();
        }
    }

    private StackFailure death() {
        return new StackFailure("%s ended by itself with status %d. Its log ends so:%n%s%n  whole log: %s"
                .formatted(name, process.exitValue(), log.tail(), log.path()));
    }

    /** Completes, exceptionally, when the process ends without anybody having wanted it. */
    public CompletableFuture<Void> unwantedEnd() {
        var unwanted = new CompletableFuture<Void>();
        process.onExit().thenRun(() -> {
            if (!endWanted) {
                unwanted.completeExceptionally(death());
            }
        });
        return unwanted;
    }

    public String name() {
        return name;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** As kill -9 would: no shutdown hook runs. */
    public void kill() {
        endWanted = true;
        process.destroyForcibly().onExit().join();
        pidFile.delete();
    }

    /** Asks it to end, and does not wait. */
    public void askToEnd() {
        endWanted = true;
        process.destroy();
    }

    @Override
    public void close() {
        askToEnd();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        pidFile.delete();
    }
}
