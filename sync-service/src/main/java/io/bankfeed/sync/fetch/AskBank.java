package io.bankfeed.sync.fetch;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.Actor;
import io.bankfeed.sync.budget.CallBudget;
import io.bankfeed.sync.budget.CallBudget.Call;
import io.bankfeed.sync.task.EndedTasks.Trail;
import io.bankfeed.sync.task.Task;
import io.bankfeed.sync.task.Tasks;
import io.bankfeed.sync.task.Tasks.Requested;
import io.bankfeed.sync.token.AccessToken;
import io.bankfeed.sync.truelayer.Answer;
import io.bankfeed.sync.truelayer.BankCalls;
import io.bankfeed.sync.truelayer.DataApi;
import io.bankfeed.sync.truelayer.DataRequest;
import io.bankfeed.sync.truelayer.Reply;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes the request of a planned task. Its row is there before the call and carries the reference that the webhook will
 * bring, so a webhook that overtakes the answer finds it.
 */
@Component
class AskBank {

    private static final Duration HELD_BACK = Duration.ofSeconds(30);
    private static final Duration WORTH_WAITING = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Tasks tasks;
    private final CallBudget budget;
    private final BankCalls bank;
    private final DataApi api;
    private final TakeAnswer take;
    private final Terms terms;

    AskBank(Tasks tasks, CallBudget budget, BankCalls bank, DataApi api, TakeAnswer take, Terms terms) {
        this.tasks = tasks;
        this.budget = budget;
        this.bank = bank;
        this.api = api;
        this.take = take;
        this.terms = terms;
    }

    Mono<Void> with(AccessToken token, Task task) {
        if (bank.areHeldBack(task.providerId())) {
            return later(task, "bank_unwell", HELD_BACK);
        }
        String userIp = task.attended() ? token.userIpAt(terms.now()) : null;
        return userIp != null
                ? call(task, token, userIp)
                : budget.reserve(callOf(task)).flatMap(free -> free ? call(task, token, null) : spent(task));
    }

    /** A short wait for the day to be over is waited; a long one is left to the next run. */
    private Mono<Void> spent(Task task) {
        return budget.freeAt(callOf(task))
                .flatMap(free -> free.isBefore(terms.now().plus(WORTH_WAITING))
                        ? tasks.again(task, "call_budget_spent", free.plus(SOON), false)
                                .then()
                        : take.failure(task, "call_budget_spent", Actor.NOBODY, Trail.NONE));
    }

    private static Call callOf(Task task) {
        return new Call(
                task.connectionId(),
                task.consentNo(),
                task.accountIdOrNil(),
                task.endpoint().code(),
                task.taskRef());
    }

    private Mono<Void> call(Task task, AccessToken token, @Nullable String userIp) {
        Instant now = terms.now();
        return bank.ask(task.providerId(), terms.request(task, userIp, now), token.value())
                .flatMap(reply -> taken(task, reply, now, trail(reply, token, userIp)))
                .onErrorResume(CallNotPermittedException.class, open -> later(task, "bank_unwell", HELD_BACK))
                .onErrorResume(RequestNotPermitted.class, full -> later(task, "rate_limited", SOON));
    }

    private static Trail trail(Reply reply, AccessToken token, @Nullable String userIp) {
        return new Trail(reply.httpStatus(), reply.correlationId(), userIp != null, token.version());
    }

    private Mono<Void> taken(Task task, Reply reply, Instant askedAt, Trail trail) {
        return switch (reply.answer()) {
            case Answer.Results results -> take.results(task, results.rows(), askedAt, trail);
            case Answer.Refused refused -> take.refusal(task, refused, trail);
            case Answer.Underway underway -> underway(task, underway, reply, askedAt, trail);
        };
    }

    private Mono<Void> underway(Task task, Answer.Underway underway, Reply reply, Instant askedAt, Trail trail) {
        String resultsUri = underway.resultsUri();
        if (resultsUri == null || !api.isOurs(resultsUri)) {
            return take.failure(task, "foreign_results_uri", Actor.US, trail);
        }
        return tasks.requested(
                        task,
                        new Requested(
                                resultsUri,
                                underway.taskId(),
                                reply.correlationId(),
                                reply.httpStatus(),
                                trail.withUserIp(),
                                askedAt,
                                terms.firstPoll(),
                                terms.deadline(askedAt)))
                .then();
    }

    private Mono<Void> later(Task task, String reason, Duration wait) {
        return tasks.again(task, reason, terms.now().plus(wait), false).then();
    }

    /** What goes along with a request, and when its results are due. */
    @Component
    static class Terms {

        private final Capabilities capabilities;
        private final FetchProperties properties;
        private final InstantSource clock;

        Terms(Capabilities capabilities, FetchProperties properties, InstantSource clock) {
            this.capabilities = capabilities;
            this.properties = properties;
            this.clock = clock;
        }

        Instant now() {
            return clock.instant();
        }

        Instant firstPoll() {
            return now().plus(properties.poll(0));
        }

        Instant deadline(Instant askedAt) {
            return askedAt.plus(properties.deadline());
        }

        DataRequest request(Task task, @Nullable String userIp, Instant now) {
            var capability =
                    new Capability(task.connectionId(), task.taskRef(), task.tenant(), task.consentNo(), deadline(now));
            String minted = task.endpoint().isAsynchronous() ? capabilities.mint(capability) : null;
            return new DataRequest(task.path(), task.query(), minted, task.taskRef(), userIp);
        }
    }
}
