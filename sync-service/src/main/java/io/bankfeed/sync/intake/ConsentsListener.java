package io.bankfeed.sync.intake;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.ConsentEvent.ConsentRevoked;
import io.bankfeed.common.event.ConsentEvent.OtherAccountsAccepted;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Topics;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Confirmation releases what is fetched; revocation erases it. */
@Component
class ConsentsListener {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ReleaseData release;
    private final EraseData erase;

    ConsentsListener(ReleaseData release, EraseData erase) {
        this.release = release;
        this.erase = erase;
    }

    @KafkaListener(topics = Topics.CONSENTS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case ConsentConfirmed confirmed -> release.of(event, confirmed).block(LIMIT);
            case OtherAccountsAccepted accepted ->
                release.ofOtherAccounts(event).block(LIMIT);
            case ConsentRevoked revoked -> erase.of(event).block(LIMIT);
            default -> {}
        }
    }
}
