package io.bankfeed.sync.fetch;

import io.bankfeed.common.event.Actor;
import io.bankfeed.sync.task.EndedTasks.Trail;
import io.bankfeed.sync.task.Task;
import io.bankfeed.sync.task.Tasks;
import io.bankfeed.sync.token.AccessToken;
import io.bankfeed.sync.truelayer.Answer;
import io.bankfeed.sync.truelayer.DataApi;
import io.bankfeed.sync.truelayer.Reply;
import io.bankfeed.sync.truelayer.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks at the results of a request, for a webhook or because it is time. Only TrueLayer's own origin is ever asked,
 * and looking is no call to the bank.
 */
@Component
class CollectResults {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Tasks tasks;
    private final DataApi api;
    private final TakeAnswer take;
    private final FetchProperties properties;
    private final InstantSource clock;

    CollectResults(Tasks tasks, DataApi api, TakeAnswer take, FetchProperties properties, InstantSource clock) {
        this.tasks = tasks;
        this.api = api;
        this.take = take;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<Void> with(AccessToken token, Task task) {
        String resultsUri = Objects.requireNonNull(task.resultsUri(), "a requested task without results_uri");
        if (!api.isOurs(resultsUri)) {
            return take.failure(task, "foreign_results_uri", Actor.US, Trail.NONE);
        }
        return api.collect(URI.create(resultsUri), task.taskRef(), token.value())
                .flatMap(reply -> taken(task, reply, token.version()));
    }

    private Mono<Void> taken(Task task, Reply reply, long token) {
        var trail = new Trail(reply.httpStatus(), reply.correlationId(), false, token);
        return switch (reply.answer()) {
            case Answer.Results results -> take.results(task, results.rows(), asOf(task), trail);
            case Answer.Underway stillUnderway -> lookLater(task);
            case Answer.Refused refused when refused.code().startsWith("http_404") -> take.nothingCame(task);
            case Answer.Refused refused when isOfTheWay(refused) -> lookLater(task);
            case Answer.Refused refused when mayBeTheToken(refused, task) -> withNextToken(task, token);
            case Answer.Refused refused -> take.refusal(task, refused, trail);
        };
    }

    private Mono<Void> lookLater(Task task) {
        Instant deadline = task.deadline();
        return deadline != null && !clock.instant().isBefore(deadline)
                ? take.nothingCame(task)
                : tasks.pollLater(task, clock.instant().plus(properties.poll(task.polls())))
                        .then();
    }

    private Mono<Void> withNextToken(Task task, long refusedToken) {
        return tasks.pollLater(task, clock.instant().plus(SOON), refusedToken).then();
    }

    /** Not the bank's answer, but that of something between: the results are still there. */
    private static boolean isOfTheWay(Answer.Refused refused) {
        return refused.code().equals("no_answer")
                || refused.code().startsWith("http_") && refused.verdict(false) == Verdict.RETRY;
    }

    private static boolean mayBeTheToken(Answer.Refused refused, Task task) {
        return refused.verdict(false) == Verdict.RENEW_TOKEN && task.refusedToken() == null;
    }

    private Instant asOf(Task task) {
        return task.asOf(clock.instant());
    }
}
