package io.bankfeed.common.kafka;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.EventCodec;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.id.Ids;
import io.bankfeed.testsupport.EventLog;
import io.bankfeed.testsupport.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.core.KafkaTemplate;

@IntegrationTest
class ConsumptionIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String DEAD_LETTERS = Topics.deadLetters(Topics.CONSENTS, "token-service");

    private final EventLog deadLetters = new EventLog(DEAD_LETTERS);

    @Autowired
    EventSink sink;

    @Autowired
    EventSource source;

    @Autowired
    Events events;

    @Autowired
    EventCodec codec;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @AfterEach
    void close() {
        deadLetters.close();
    }

    @Test
    void unreadable_records_end_in_the_dead_letters_once_as_they_came_while_their_neighbours_go_on() {
        UUID before = Ids.next();
        UUID after = Ids.next();
        String key = "poison-" + Ids.next();

        source.confirm(before);
        kafka.send(Topics.CONSENTS, key, bytes("no event"));
        kafka.send(Topics.CONSENTS, key, bytes("nor this")).join();
        source.confirm(after);

        await().atMost(LIMIT).until(() -> sink.handled.contains(before) && sink.handled.contains(after));
        var letters = deadLetters.await(2, withKey(key));
        assertThat(letters)
                .extracting(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .containsExactly("no event", "nor this");
        assertThat(letters)
                .allSatisfy(letter ->
                        assertThat(header(letter, "kafka_dlt-original-topic")).isEqualTo(Topics.CONSENTS));
        assertThat(header(letters.getFirst(), DeadLetterHeaders.REASON)).contains("not a CloudEvent");
    }

    @Test
    void what_cannot_be_processed_is_tried_three_times_and_then_set_aside_without_its_message() {
        UUID failing = Ids.next();
        UUID neighbour = Ids.next();
        sink.failures.put(failing, new IllegalStateException("planted-secret"));

        source.confirm(failing);
        source.confirm(neighbour);

        var letters = deadLetters.await(withKey(failing));
        assertThat(letters).hasSize(1);
        assertThat(sink.tries.get(failing)).hasValue(3);
        assertThat(letters.getFirst().headers())
                .allSatisfy(header -> assertThat(new String(header.value(), StandardCharsets.UTF_8))
                        .doesNotContain("planted-secret"));
        await().atMost(LIMIT).until(() -> sink.handled.contains(neighbour));
    }

    @Test
    void while_the_database_is_away_no_record_is_given_up() {
        UUID connection = Ids.next();
        sink.failures.put(connection, new DataAccessResourceFailureException("connection refused"));
        source.confirm(connection);
        await().atMost(LIMIT)
                .until(() -> sink.tries.containsKey(connection)
                        && sink.tries.get(connection).get() > 4);

        sink.failures.remove(connection);

        await().atMost(LIMIT).until(() -> sink.handled.contains(connection));
        assertThat(deadLetters.now(withKey(connection))).isEmpty();
    }

    @Test
    void a_type_that_is_not_known_is_skipped() {
        UUID after = Ids.next();
        var encoded = codec.encode(events.of(after, "demo", 1, new ConsentConfirmed(Instant.EPOCH)));
        ProducerRecord<String, byte[]> unknown = encoded.toRecord(null);
        unknown.headers().remove("ce_type").add("ce_type", bytes("bankfeed.consent.celebrated.v1"));

        kafka.send(unknown).join();
        source.confirm(after);

        await().atMost(LIMIT).until(() -> sink.handled.contains(after));
        assertThat(deadLetters.now(withKey(after))).isEmpty();
        assertThat(sink.tries.get(after)).hasValue(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
