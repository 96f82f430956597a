package io.bankfeed.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What is on some topics, from their beginning, as raw records. Close it at the end of the test. */
public final class EventLog implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    public EventLog(String... topics) {
        this.consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        Servers.kafka(),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(Arrays.stream(topics)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
    }

    /** Waits until a record fits, and gives all that fit so far in the order of their arrival. */
    public List<ConsumerRecord<String, byte[]>> await(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return await(1, wanted);
    }

    public List<ConsumerRecord<String, byte[]>> await(int atLeast, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return Awaitility.await().atMost(LIMIT).until(() -> now(wanted), found -> found.size() >= atLeast);
    }

    /** All that fit and are on the topics now. */
    public List<ConsumerRecord<String, byte[]>> now(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
        }
        return seen.stream().filter(wanted).toList();
    }

    public static Predicate<ConsumerRecord<String, byte[]>> ofType(String wireType) {
        return record -> wireType.equals(header(record, "ce_type"));
    }

    public static Predicate<ConsumerRecord<String, byte[]>> withKey(Object key) {
        return record -> key.toString().equals(record.key());
    }

    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
