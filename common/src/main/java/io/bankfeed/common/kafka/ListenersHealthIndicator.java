package io.bankfeed.common.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Down once a consumer has died, of an {@code Error} say, which no error handler sees: only a restart helps. */
final class ListenersHealthIndicator implements HealthIndicator {

    private final KafkaListenerEndpointRegistry listeners;

    ListenersHealthIndicator(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        var dead = listeners.getListenerContainers().stream()
                .filter(container -> listeners.isRunning() && !alive(container))
                .map(MessageListenerContainer::getListenerId)
                .toList();
        return dead.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("dead", dead).build();
    }

    private static boolean alive(MessageListenerContainer container) {
        return container.isRunning() && container.isInExpectedState();
    }
}
