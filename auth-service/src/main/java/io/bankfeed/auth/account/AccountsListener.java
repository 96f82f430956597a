package io.bankfeed.auth.account;

import io.bankfeed.auth.connection.Connections;
import io.bankfeed.common.event.AccountEvent.AccountChanged;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.inbox.ProcessedEvents;
import io.bankfeed.common.kafka.Listening;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears the tenants' account topics, which name accounts masked. */
@Component
class AccountsListener {

    private final ProcessedEvents processed;
    private final Connections connections;
    private final KnownAccounts accounts;

    AccountsListener(ProcessedEvents processed, Connections connections, KnownAccounts accounts) {
        this.processed = processed;
        this.connections = connections;
        this.accounts = accounts;
    }

    @KafkaListener(topics = "#{@accountTopics}")
    void on(EventEnvelope<?> event) {
        if (event.payload() instanceof AccountChanged account) {
            Listening.waitFor(processed.once(event, () -> known(event, account)));
        }
    }

    /** Nothing is kept of a connection that is revoked, or that is none of ours. */
    private Mono<Void> known(EventEnvelope<?> event, AccountChanged account) {
        return connections
                .lock(event.connectionId())
                .filter(connection -> !connection.isRevoked())
                .flatMap(connection -> accounts.put(connection.id(), account))
                .then();
    }
}
