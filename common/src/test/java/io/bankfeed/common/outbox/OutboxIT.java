package io.bankfeed.common.outbox;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.id.Ids;
import io.bankfeed.testsupport.EventLog;
import io.bankfeed.testsupport.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@IntegrationTest
class OutboxIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final EventLog log = new EventLog(Topics.CONSENTS);

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxRows rows;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    Events events;

    @Autowired
    TransactionalOperator transaction;

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void refuses_to_append_without_a_transaction() {
        StepVerifier.create(outbox.append(confirmed(Ids.next(), 1)))
                .verifyError(IllegalTransactionStateException.class);
    }

    @Test
    void an_event_whose_transaction_rolled_back_is_never_told() {
        UUID told = Ids.next();
        UUID untold = Ids.next();

        Mono<Void> failing = outbox.append(confirmed(untold, 1)).then(Mono.error(new IllegalStateException("undone")));
        StepVerifier.create(failing.as(transaction::transactional)).verifyErrorMessage("undone");
        outbox.append(confirmed(told, 1)).as(transaction::transactional).block(LIMIT);

        assertThat(log.await(withKey(told))).hasSize(1);
        assertThat(log.now(withKey(untold))).isEmpty();
    }

    @Test
    void the_order_of_a_key_holds_while_several_relays_compete() {
        List<UUID> keys = Flux.range(0, 20).map(i -> Ids.next()).collectList().block(LIMIT);
        Flux.range(0, 50)
                .concatMap(round -> Flux.fromIterable(keys)
                        .flatMap(key -> outbox.append(confirmed(key, round)).as(transaction::transactional), 8))
                .then()
                .block(LIMIT.multipliedBy(3));

        Flux.range(0, 4)
                .flatMap(replica -> relay().relayOnce().repeat(5), 4)
                .then()
                .block(LIMIT);

        keys.forEach(key -> assertThat(consentNumbers(log.await(50, withKey(key))))
                .as("numbers of %s", key)
                .isEqualTo(IntStream.range(0, 50).mapToObj(Integer::toString).toList()));
    }

    private OutboxRelay relay() {
        return new OutboxRelay(
                rows, kafka, transaction, new OutboxProperties(7, Duration.ofSeconds(1), Duration.ofDays(7)));
    }

    /** In order of first arrival: a batch that is sent twice repeats, and must not reorder. */
    private static List<String> consentNumbers(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> header(record, "ce_consentno"))
                .distinct()
                .toList();
    }

    private io.bankfeed.common.event.EventEnvelope<ConsentConfirmed> confirmed(UUID connectionId, long consentNo) {
        return events.of(connectionId, "demo", consentNo, new ConsentConfirmed(Instant.EPOCH));
    }
}
