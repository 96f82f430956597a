package io.bankfeed.sync.fetch;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.observability.Traces;
import io.bankfeed.sync.task.EndedTasks.Trail;
import io.bankfeed.sync.task.Task;
import io.bankfeed.sync.task.Tasks;
import io.bankfeed.sync.token.AccessToken;
import io.bankfeed.sync.token.AccessTokens;
import io.bankfeed.sync.token.TokenRequest;
import io.bankfeed.sync.token.TokenUnavailable;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Works on a claimed task with a token of its connection, within the trace of its run. */
@Component
class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final String INTERNAL_ERROR = "internal_error";

    private final AccessTokens tokens;
    private final Tasks tasks;
    private final Traces traces;
    private final FetchProperties properties;
    private final InstantSource clock;

    Workers(AccessTokens tokens, Tasks tasks, Traces traces, FetchProperties properties, InstantSource clock) {
        this.tokens = tokens;
        this.tasks = tasks;
        this.traces = traces;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<Void> ask(Task task, AskBank ask, TakeAnswer take) {
        return worked(task, "ask bank", ask::with, no -> waits(task, no, take))
                .onErrorResume(failure -> asksLater(task, failure, take));
    }

    Mono<Void> collect(Task task, CollectResults collect) {
        return worked(task, "collect results", collect::with, no -> looksLater(task))
                .onErrorResume(failure -> looksLater(task, failure));
    }

    private Mono<Void> worked(
            Task task,
            String name,
            BiFunction<AccessToken, Task, Mono<Void>> work,
            Function<TokenUnavailable, Mono<Void>> withoutToken) {
        Mono<Void> done = tokens.of(new TokenRequest(task.connectionId(), task.consentNo(), task.refusedToken()))
                .flatMap(token -> work.apply(token, task))
                .onErrorResume(TokenUnavailable.class, withoutToken);
        return traces.continuing(task.traceparent(), name, done);
    }

    private Mono<Void> waits(Task task, TokenUnavailable no, TakeAnswer take) {
        return no.isLasting()
                ? take.failure(task, no.code(), no.actor(), Trail.NONE)
                : tasks.again(task, Tasks.WAITS_FOR_TOKEN, clock.instant().plus(properties.waitForToken()), false)
                        .then();
    }

    private Mono<Void> looksLater(Task task) {
        return tasks.pollLater(task, clock.instant().plus(properties.waitForToken()))
                .then();
    }

    /** Neither the bank nor the token: our own trouble. It must not hold the task until its lease ends. */
    private Mono<Void> asksLater(Task task, Throwable failure, TakeAnswer take) {
        LOG.warn("asking for task {} failed: {}", task.taskRef(), failure.toString());
        return task.tries() < properties.tries()
                ? tasks.again(task, INTERNAL_ERROR, clock.instant().plus(properties.retry(task.tries())), true)
                        .then()
                : take.failure(task, INTERNAL_ERROR, Actor.US, Trail.NONE);
    }

    private Mono<Void> looksLater(Task task, Throwable failure) {
        LOG.warn("collecting task {} failed: {}", task.taskRef(), failure.toString());
        return tasks.pollLater(task, clock.instant().plus(properties.poll(task.polls())))
                .then();
    }
}
