package io.bankfeed.common.deadletter;

import io.bankfeed.common.deadletter.DeadLetter.Status;
import io.bankfeed.common.kafka.FailureReason;
import io.bankfeed.common.problem.ApiProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** What an operator can do about dead letters. Each ends replayed or discarded, once, with a name to it. */
final class SettleDeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(SettleDeadLetters.class);
    private static final int BATCH = 100;

    private final DeadLetters letters;
    private final List<Replay> replays;

    SettleDeadLetters(DeadLetters letters, List<Replay> replays) {
        this.letters = letters;
        this.replays = replays;
    }

    /** Gives the settled letter; 409 {@code replay_failed} when it failed again, and it stays open. */
    Mono<DeadLetter> replay(UUID id, String by) {
        return open(id).flatMap(letter -> replayed(letter, by)
                        .onErrorResume(failure -> failed(letter, failure)
                                .then(Mono.error(() -> replayFailed(FailureReason.of(failure))))))
                .then(existing(id));
    }

    /** Replays open letters, oldest first and one after the other; those that fail again stay open. */
    Mono<Replayed> replayAll(@Nullable String topic, String by) {
        return letters.oldestOpen(topic, BATCH)
                .concatMap(letter -> replayed(letter, by)
                        .thenReturn(true)
                        .onErrorResume(failure -> failed(letter, failure).thenReturn(false)))
                .collectList()
                .flatMap(outcomes -> letters.countOpen().map(open -> Replayed.of(outcomes, open)));
    }

    Mono<Void> discard(UUID id, String by) {
        return open(id).flatMap(letter -> letters.settle(id, Status.DISCARDED, by))
                .doOnNext(settled -> LOG.info("dead letter {} discarded by {}", id, by))
                .then();
    }

    Mono<DeadLetter> existing(UUID id) {
        return letters.find(id).switchIfEmpty(Mono.error(() -> ApiProblem.notFound("dead letter")));
    }

    private Mono<DeadLetter> open(UUID id) {
        return existing(id)
                .filter(letter -> letter.status() == Status.OPEN)
                .switchIfEmpty(Mono.error(SettleDeadLetters::alreadySettled));
    }

    private Mono<Void> replayed(DeadLetter letter, String by) {
        return wayOf(letter)
                .flatMap(way -> way.replay(letter))
                .then(Mono.defer(() -> letters.settle(letter.id(), Status.REPLAYED, by)))
                .doOnNext(settled -> LOG.info("dead letter {} replayed by {}", letter.id(), by))
                .then();
    }

    private Mono<Replay> wayOf(DeadLetter letter) {
        return Mono.justOrEmpty(
                        replays.stream().filter(way -> way.takes(letter)).findFirst())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nobody reads " + letter.topic() + " here")));
    }

    private Mono<Void> failed(DeadLetter letter, Throwable failure) {
        LOG.warn("dead letter {} failed again: {}", letter.id(), FailureReason.of(failure));
        return letters.failedAgain(letter.id(), FailureReason.of(failure));
    }

    private static ApiProblem replayFailed(String reason) {
        return new ApiProblem(
                        HttpStatus.CONFLICT,
                        "replay_failed",
                        "The record failed again and stays where it is. Mend the cause first, or discard it.")
                .with("reason", reason);
    }

    private static ApiProblem alreadySettled() {
        return new ApiProblem(
                HttpStatus.CONFLICT, "already_settled", "This dead letter has been replayed or discarded before.");
    }

    /**
     * What became of a batch.
     *
     * @param open how many letters are open now, of all topics: repeat until it falls no more
     */
    record Replayed(long replayed, long failed, long open) {
        static Replayed of(List<Boolean> outcomes, long open) {
            long good = outcomes.stream().filter(outcome -> outcome).count();
            return new Replayed(good, outcomes.size() - good, open);
        }
    }
}
