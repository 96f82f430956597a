package io.bankfeed.localstack.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that is in topics now: keys, headers and values as text, decompressed. */
public record TopicReader(String address) {

    public List<String> textsOf(String topic) {
        try (var consumer = consumer()) {
            return read(consumer, partitions(consumer, List.of(topic))).stream()
                    .map(TopicReader::text)
                    .toList();
        }
    }

    List<String> textsOfAllTopics() {
        return recordsOfAllTopics().stream().map(TopicReader::text).toList();
    }

    List<ConsumerRecord<byte[], byte[]>> recordsOfAllTopics() {
        try (var consumer = consumer()) {
            return read(consumer, partitions(consumer, consumer.listTopics().keySet()));
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", address, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    private static String text(ConsumerRecord<byte[], byte[]> message) {
        var parts = new ArrayList<byte[]>(Arrays.asList(message.key(), message.value()));
        message.headers().forEach(header -> parts.add(header.value()));
        var text = new StringBuilder();
        for (var part : parts) {
            if (part != null) {
                text.append(new String(part, StandardCharsets.UTF_8)).append('\n');
            }
        }
        return text.toString();
    }
}
