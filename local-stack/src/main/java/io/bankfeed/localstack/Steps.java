package io.bankfeed.localstack;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.process.Stopwatch;
import io.bankfeed.localstack.process.Terminal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Work that goes on at the same time and tells when each piece is done. */
final class Steps {
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("start-", 0).factory());

    private final Terminal terminal;

    Steps(Terminal terminal) {
        this.terminal = terminal;
    }

    <T> CompletableFuture<T> start(String what, String detail, Supplier<T> step) {
        return CompletableFuture.supplyAsync(() -> timed(what, detail, step), THREADS);
    }

    CompletableFuture<Void> quietly(Runnable step) {
        return CompletableFuture.runAsync(step, THREADS);
    }

    private <T> T timed(String what, String detail, Supplier<T> step) {
        var stopwatch = new Stopwatch();
        var result = step.get();
        terminal.done(what, stopwatch.elapsed(), detail);
        return result;
    }

    /** All of them, or the first failure of any, at once. */
    static void await(List<? extends CompletableFuture<?>> steps) {
        var failed = new CompletableFuture<Object>();
        steps.forEach(step -> step.whenComplete((result, failure) -> {
            if (failure != null) {
                failed.completeExceptionally(failure);
            }
        }));
        try {
            var all = CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
            CompletableFuture.anyOf(all, failed).join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(Throwable failure) {
        var cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException known ? known : new StackFailure(String.valueOf(cause), cause);
    }
}
