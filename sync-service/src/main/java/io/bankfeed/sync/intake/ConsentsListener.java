package io.bankfeed.sync.intake;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.ConsentEvent.ConsentRevoked;
import io.bankfeed.common.event.ConsentEvent.OtherAccountsAccepted;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.kafka.Listening;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Confirmation releases what is fetched; revocation erases it. */
@Component
class ConsentsListener {

    private final ReleaseData release;
    private final EraseData erase;

    ConsentsListener(ReleaseData release, EraseData erase) {
        this.release = release;
        this.erase = erase;
    }

    @KafkaListener(topics = Topics.CONSENTS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case ConsentConfirmed confirmed -> Listening.waitFor(release.of(event, confirmed));
            case OtherAccountsAccepted accepted -> Listening.waitFor(release.ofOtherAccounts(event));
            case ConsentRevoked revoked -> Listening.waitFor(erase.of(event));
            default -> {}
        }
    }
}
