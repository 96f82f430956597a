package io.bankfeed.common.observability;

import io.bankfeed.common.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a service tells about itself from its database, asked anew after each interval. */
public final class Questions implements SmartLifecycle {

    private final List<AnsweredQuestion> answered;
    private final InstantSource clock;
    private final Loop loop;

    public Questions(
            List<Question> questions,
            Duration every,
            DatabaseClient database,
            InstantSource clock,
            MeterRegistry meters) {
        this.clock = clock;
        this.loop = new Loop("questions", every, () -> askAll().thenReturn(0));
        this.answered = questions.stream()
                .map(question -> new AnsweredQuestion(question, database, meters))
                .toList();
    }

    /** Asks all of them now, one after the other; completes when the answers are shown. */
    public Mono<Void> askAll() {
        return Flux.fromIterable(answered)
                .concatMap(question -> question.askAt(clock.instant()))
                .then();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public void stop(Runnable stopped) {
        loop.stop(stopped);
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
