package io.bankfeed.sync.intake;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.ResultEvent.ResultsReady;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.kafka.Listening;
import io.bankfeed.sync.task.Tasks;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * A webhook is a hint: it makes the workers look, and decides nothing. Told twice it makes them look twice at most, so
 * that its event needs not be remembered. Whether its grant still counts needs no asking: tasks of an older one have
 * ended with it, those of a revoked connection are gone.
 */
@Component
class ResultsListener {

    private final Tasks tasks;

    ResultsListener(Tasks tasks) {
        this.tasks = tasks;
    }

    @KafkaListener(topics = Topics.RESULTS)
    void on(EventEnvelope<?> event) {
        if (event.payload() instanceof ResultsReady ready) {
            Listening.waitFor(tasks.ready(ready.taskRef(), event.connectionId()));
        }
    }
}
