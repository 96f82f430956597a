package io.bankfeed.common.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Mono;

/** What waits for a consumer group: the ends of its partitions less what it has committed. */
final class GroupLag {

    private final Admin admin;
    private final String group;

    GroupLag(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /**
     * @param topics those that count; the group may still have offsets of others, which it has left
     * @param assigned partitions that count even where nothing was committed yet
     * @return records by topic
     */
    Mono<Map<String, Long>> byTopic(Set<String> topics, Collection<TopicPartition> assigned) {
        return committed().flatMap(committed -> {
            var partitions = new HashSet<>(committed.keySet());
            partitions.addAll(assigned);
            partitions.removeIf(partition -> !topics.contains(partition.topic()));
            return Mono.zip(ends(partitions), starts(partitions, committed))
                    .map(offsets -> waiting(offsets.getT1(), offsets.getT2()));
        });
    }

    private static Map<String, Long> waiting(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> starts) {
        return ends.entrySet().stream()
                .collect(groupingBy(
                        end -> end.getKey().topic(),
                        summingLong(end -> Math.max(0, end.getValue() - starts.getOrDefault(end.getKey(), 0L)))));
    }

    private Mono<Map<TopicPartition, Long>> committed() {
        return of(() -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .map(offsets -> offsets.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue()))));
    }

    private Mono<Map<TopicPartition, Long>> ends(Set<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** Where nothing was committed, consumption begins at the beginning. */
    private Mono<Map<TopicPartition, Long>> starts(
            Set<TopicPartition> partitions, Map<TopicPartition, Long> committed) {
        var fresh = new HashSet<>(partitions);
        fresh.removeAll(committed.keySet());
        return offsets(fresh, OffsetSpec.earliest()).map(beginnings -> {
            var starts = new HashMap<>(beginnings);
            starts.putAll(committed);
            return starts;
        });
    }

    private Mono<Map<TopicPartition, Long>> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        return of(() -> admin.listOffsets(asked).all())
                .map(results -> results.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue()))));
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed.offset();
    }

    private static long offset(ListOffsetsResultInfo listed) {
        return listed.offset();
    }

    private static <T> Mono<T> of(Supplier<KafkaFuture<T>> asked) {
        return Mono.fromCompletionStage(() -> asked.get().toCompletionStage());
    }
}
