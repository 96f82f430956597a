package io.bankfeed.common.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import reactor.core.publisher.Mono;

/**
 * {@code bankfeed_consumer_lag_records{topic}}: how many records wait for a service, over all its replicas. Is the
 * pipeline flowing? The broker is asked: what a consumer tells itself ({@code records-lag}) is there only for the
 * partition that it is draining, and gone with a consumer that hangs.
 */
final class ConsumerLag {

    private final String group;
    private final GroupLag lag;
    private final KafkaListenerEndpointRegistry listeners;
    private final MultiGauge gauge;

    ConsumerLag(String group, GroupLag lag, KafkaListenerEndpointRegistry listeners, MeterRegistry meters) {
        this.group = group;
        this.lag = lag;
        this.listeners = listeners;
        this.gauge = MultiGauge.builder("bankfeed.consumer.lag")
                .description("how many records wait for the service")
                .baseUnit("records")
                .register(meters);
    }

    /** Asks now; completes when the answer is shown. */
    Mono<Void> measure() {
        var topics = consumers()
                .map(consumer -> consumer.getContainerProperties().getTopics())
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .collect(Collectors.toSet());
        var assigned = consumers()
                .flatMap(consumer -> Stream.ofNullable(consumer.getAssignedPartitions()))
                .flatMap(Collection::stream)
                .toList();
        return lag.byTopic(topics, assigned).doOnNext(this::show).then();
    }

    private Stream<MessageListenerContainer> consumers() {
        return listeners.getListenerContainers().stream().filter(consumer -> group.equals(consumer.getGroupId()));
    }

    private void show(Map<String, Long> lagByTopic) {
        var rows = lagByTopic.entrySet().stream()
                .map(entry -> MultiGauge.Row.of(Tags.of("topic", entry.getKey()), entry.getValue()))
                .toList();
        gauge.register(rows, true);
    }
}
