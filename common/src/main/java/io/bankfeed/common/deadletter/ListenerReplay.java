package io.bankfeed.common.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Hands the record, as it came, to the listeners that failed on it: no other service sees it again, no right to write
 * to the topic is needed, and the operator learns at once whether it worked.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class ListenerReplay implements Replay {

    private final KafkaListenerEndpointRegistry registry;

    ListenerReplay(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    @Override
    public boolean takes(DeadLetter letter) {
        return !listenersOf(letter.topic()).isEmpty();
    }

    @Override
    public Mono<Void> replay(DeadLetter letter) {
        return Mono.<Void>fromRunnable(() -> listenersOf(letter.topic())
                        .forEach(listener -> listener.onMessage(letter.original(), null, null)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private List<AcknowledgingConsumerAwareMessageListener<String, byte[]>> listenersOf(String topic) {
        return registry.getListenerContainers().stream()
                .filter(container -> reads(container, topic))
                .map(ListenerReplay::listener)
                .toList();
    }

    private static boolean reads(MessageListenerContainer container, String topic) {
        String @Nullable [] topics = container.getContainerProperties().getTopics();
        return topics != null && List.of(topics).contains(topic);
    }

    @SuppressWarnings("unchecked")
    private static AcknowledgingConsumerAwareMessageListener<String, byte[]> listener(
            MessageListenerContainer container) {
        return (AcknowledgingConsumerAwareMessageListener<String, byte[]>) java.util.Objects.requireNonNull(
                container.getContainerProperties().getMessageListener());
    }
}
