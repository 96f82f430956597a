package io.bankfeed.localstack.month;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The changes that the tenant's topic tells of each connection, each event once, as its consumers would take it. */
record Told(Map<UUID, List<JsonNode>> changes) {

    static Told on(String kafka, String topic) {
        var changes = new HashMap<UUID, List<JsonNode>>();
        Set<String> seen = new HashSet<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (seen.add(header(message, "ce_id"))) {
                        changes.computeIfAbsent(UUID.fromString(message.key()), first -> new ArrayList<>())
                                .addAll(changesIn(message));
                    }
                }
            }
        }
        return new Told(changes);
    }

    List<JsonNode> of(UUID connectionId) {
        return changes.getOrDefault(connectionId, List.of());
    }

    private static List<JsonNode> changesIn(ConsumerRecord<String, byte[]> message) {
        var data = JsonMapper.shared().readTree(message.value());
        return StreamSupport.stream(data.path("changes").spliterator(), false).toList();
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
