package io.bankfeed.sync.intake;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.ProviderEvent;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.inbox.ProcessedEvents;
import io.bankfeed.common.kafka.Listening;
import io.bankfeed.sync.connection.BankHealth;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Routine runs wait while others see that a bank is down; users' own requests are still tried. */
@Component
class ProvidersListener {
    private final ProcessedEvents processed;
    private final BankHealth health;

    ProvidersListener(ProcessedEvents processed, BankHealth health) {
        this.processed = processed;
        this.health = health;
    }

    @KafkaListener(topics = Topics.PROVIDERS)
    void on(EventEnvelope<?> event) {
        if (event.payload() instanceof ProviderEvent told) {
            Listening.waitFor(processed.once(event, () -> told(told)));
        }
    }

    private Mono<Void> told(ProviderEvent told) {
        return switch (told) {
            case ProviderEvent.ProviderUnhealthy down ->
                health.isDown(down.providerId(), down.reason(), down.updatedAt());
            case ProviderEvent.ProviderHealthy up -> health.isWell(up.providerId(), up.updatedAt());
        };
    }
}
