package io.bankfeed.sync.fetch;

import io.bankfeed.common.event.Actor;
import io.bankfeed.sync.connection.SyncedConnection;
import io.bankfeed.sync.connection.SyncedConnections;
import io.bankfeed.sync.task.EndedTasks.Trail;
import io.bankfeed.sync.task.Task;
import io.bankfeed.sync.truelayer.Answer;
import io.bankfeed.sync.truelayer.AnswerRows;
import io.bankfeed.sync.truelayer.UnreadableRow;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Brings an answer into the store: what it says, what follows from it and the end of its task in one transaction, under
 * the connection's lock. A worker that lost its lease, or whose connection is erased, changes nothing.
 */
@Component
class TakeAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(TakeAnswer.class);

    private final SyncedConnections connections;
    private final Endings endings;
    private final StoreResults store;
    private final FollowUp followUp;
    private final TransactionalOperator transaction;

    TakeAnswer(
            SyncedConnections connections,
            Endings endings,
            StoreResults store,
            FollowUp followUp,
            TransactionalOperator transaction) {
        this.connections = connections;
        this.endings = endings;
        this.store = store;
        this.followUp = followUp;
        this.transaction = transaction;
    }

    Mono<Void> results(Task task, AnswerRows rows, Instant asOf, Trail trail) {
        return underLock(
                        task,
                        connection -> endings.stored(task, rows.count(), trail)
                                .flatMap(of -> store.of(task, of.run(), rows, asOf)
                                        .then(followUp.afterStored(task, of, connection))
                                        .then(of.goesOn() ? Mono.empty() : endings.runIfDone(task))))
                .onErrorResume(UnreadableRow.class, unreadable -> notStorable(task, unreadable, trail))
                .onErrorResume(TakeAnswer::isOfTheRows, refused -> notStorable(task, (Exception) refused, trail));
    }

    Mono<Void> refusal(Task task, Answer.Refused refused, Trail trail) {
        return switch (refused.verdict(task.isAboutDays())) {
            case RENEW_TOKEN ->
                followUp.renewToken(task, trail.tokenVersion())
                        .filter(renewed -> !renewed)
                        .flatMap(renewed -> failure(task, refused.code(), Actor.US, trail));
            case RETRY ->
                followUp.retry(task, refused)
                        .filter(retried -> !retried)
                        .flatMap(retried -> failure(task, refused.code(), Actor.BANK, trail));
            case DAYS_REFUSED ->
                failing(
                        task,
                        refused.code(),
                        Actor.BANK,
                        trail,
                        connection -> followUp.daysRefused(task, refused.code()));
            case UNSUPPORTED ->
                failing(
                        task,
                        "endpoint_not_supported",
                        Actor.NOBODY,
                        trail,
                        connection -> followUp.unsupported(task, connection));
            case DAILY_LIMIT, GIVE_UP -> failure(task, refused.code(), Actor.BANK, trail);
        };
    }

    Mono<Void> failure(Task task, String reason, Actor actor, Trail trail) {
        return failing(task, reason, actor, trail, connection -> followUp.afterFailure(task, connection, reason));
    }

    /** The deadline passed, or TrueLayer knows the request no more. */
    Mono<Void> nothingCame(Task task) {
        return underLock(
                task,
                connection -> followUp.mayTryAgain(task)
                        ? endings.expiredAndAskedAnew(task).then()
                        : endings.expired(task, "no_results_in_time")
                                .flatMap(held -> followUp.afterFailure(task, connection, "no_results_in_time")
                                        .then(endings.runIfDone(task))));
    }

    private Mono<Void> failing(
            Task task, String reason, Actor actor, Trail trail, Function<SyncedConnection, Mono<Void>> consequence) {
        LOG.debug("task {} ({}) of {} failed: {}", task.taskRef(), task.endpoint(), task.providerId(), reason);
        return underLock(
                task,
                connection -> endings.failed(task, reason, actor, trail)
                        .flatMap(held -> consequence.apply(connection).then(endings.runIfDone(task))));
    }

    private Mono<Void> underLock(Task task, Function<SyncedConnection, Mono<Void>> work) {
        return connections
                .lock(task.connectionId())
                .filter(connection -> connection.consentNo() == task.consentNo())
                .flatMap(work)
                .as(transaction::transactional);
    }

    /** And not of the database's state: a lock that took too long, a connection that broke. Those pass. */
    private static boolean isOfTheRows(Throwable refused) {
        return refused instanceof NonTransientDataAccessException
                && !(refused instanceof NonTransientDataAccessResourceException);
    }

    private Mono<Void> notStorable(Task task, Exception cause, Trail trail) {
        LOG.warn(
                "answer to task {} can't be stored: {}",
                task.taskRef(),
                cause.getClass().getSimpleName());
        return failure(task, "unreadable_answer", Actor.US, trail);
    }
}
