package io.bankfeed.auth.provider;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.ProviderEvent.ProviderHealthy;
import io.bankfeed.common.event.ProviderEvent.ProviderUnhealthy;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.kafka.Listening;
import io.bankfeed.common.work.Loop;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears how banks are. */
@Component
class ProvidersListener {

    private final ProviderHealth health;
    private final Loop providersLoop;

    ProvidersListener(ProviderHealth health, Loop providersLoop) {
        this.health = health;
        this.providersLoop = providersLoop;
    }

    /** A word that comes twice says the same; this replica shows it at once, the others at their next look. */
    @KafkaListener(topics = Topics.PROVIDERS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case ProviderUnhealthy down ->
                Listening.waitFor(health.put(down.providerId(), false, down.reason(), down.updatedAt()));
            case ProviderHealthy up -> Listening.waitFor(health.put(up.providerId(), true, null, up.updatedAt()));
            default -> {
                // types that are newer than this version
            }
        }
        providersLoop.wake();
    }
}
