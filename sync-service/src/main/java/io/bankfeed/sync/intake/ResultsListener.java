package io.bankfeed.sync.intake;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.ResultEvent.ResultsReady;
import io.bankfeed.common.event.Topics;
import io.bankfeed.sync.task.Tasks;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A webhook is a hint: it makes the workers look, and decides nothing. */
@Component
class ResultsListener {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Current current;
    private final Tasks tasks;

    ResultsListener(Current current, Tasks tasks) {
        this.current = current;
        this.tasks = tasks;
    }

    @KafkaListener(topics = Topics.RESULTS)
    void on(EventEnvelope<?> event) {
        if (event.payload() instanceof ResultsReady ready) {
            current.once(event, () -> tasks.ready(ready.taskRef(), event.connectionId()))
                    .block(LIMIT);
        }
    }
}
