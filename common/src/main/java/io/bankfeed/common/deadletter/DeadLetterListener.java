package io.bankfeed.common.deadletter;

import io.bankfeed.common.kafka.Listening;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/** Brings what comes to lie in the service's dead letter topics within an operator's reach. */
final class DeadLetterListener {

    static final String FACTORY = "deadLetterListenerFactory";

    private final DeadLetters letters;

    DeadLetterListener(DeadLetters letters) {
        this.letters = letters;
    }

    @KafkaListener(
            id = "dead-letters",
            topicPattern = "${bankfeed.dead-letters.topics}",
            groupId = "${spring.kafka.consumer.group-id}.dead-letters",
            idIsGroup = false,
            concurrency = "1",
            containerFactory = FACTORY)
    void on(ConsumerRecord<String, byte[]> record) {
        Listening.waitFor(letters.keep(DeadLetterReader.read(record)));
    }
}
