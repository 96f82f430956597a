package io.bankfeed.localstack.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All child processes of one stack, known from the moment they exist, so that none is forgotten when another fails. */
public final class Children {
    private final Places places;
    private final Map<String, ChildProcess> running = new ConcurrentHashMap<>();
    private volatile boolean closing;

    public Children(Places places) {
        this.places = places;
    }

    public Places places() {
        return places;
    }

    public ChildProcess start(String name, List<String> command, Map<String, String> environment) {
        synchronized (this) {
            if (closing) {
                throw new StackFailure("stopping, so " + name + " is not started");
            }
            var child = ChildProcess.start(name, command, environment, places);
            running.put(name, child);
            return child;
        }
    }

    /** As a job: fails when it does, or when it takes longer. */
    public void run(String name, List<String> command, Map<String, String> environment, Duration limit) {
        try {
            start(name, command, environment).awaitSuccess(limit);
        } finally {
            running.remove(name);
        }
    }

    /** As kill -9 would. */
    public void kill(String name) {
        var child = running.remove(name);
        if (child == null) {
            throw new IllegalArgumentException(name + " is not running");
        }
        child.kill();
    }

    public CompletableFuture<Object> unwantedEnd() {
        return CompletableFuture.anyOf(
                running.values().stream().map(ChildProcess::unwantedEnd).toArray(CompletableFuture[]::new));
    }

    public ProcessHandle handle(String name) {
        var child = running.get(name);
        if (child == null) {
            throw new IllegalArgumentException(name + " is not running");
        }
        return child.handle();
    }

    public Stream<ProcessHandle> handles() {
        return running.values().stream().map(ChildProcess::handle);
    }

    /** From here on nothing starts any more; first all but these end, at the same time, then these, in this order. */
    public void closeAllBut(List<String> last) {
        synchronized (this) {
            closing = true;
        }
        var first = running.values().stream()
                .filter(child -> !last.contains(child.name()))
                .toList();
        first.forEach(ChildProcess::askToEnd);
        close(first);
        for (var name : last) {
            close(running.values().stream()
                    .filter(child -> child.name().equals(name))
                    .toList());
        }
    }

    private static void close(Collection<ChildProcess> children) {
        children.forEach(ChildProcess::close);
    }
}
