package io.bankfeed.sync.intake;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.ResultEvent.ResultsReady;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.inbox.ProcessedEvents;
import io.bankfeed.sync.task.Tasks;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * A webhook is a hint: it makes the workers look, and decides nothing. Whether its grant still counts needs no asking:
 * tasks of an older one have ended with it, those of a revoked connection are gone.
 */
@Component
class ResultsListener {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ProcessedEvents processed;
    private final Tasks tasks;

    ResultsListener(ProcessedEvents processed, Tasks tasks) {
        this.processed = processed;
        this.tasks = tasks;
    }

    @KafkaListener(topics = Topics.RESULTS)
    void on(EventEnvelope<?> event) {
        if (event.payload() instanceof ResultsReady ready) {
            processed
                    .once(event, () -> tasks.ready(ready.taskRef(), event.connectionId()))
                    .block(LIMIT);
        }
    }
}
