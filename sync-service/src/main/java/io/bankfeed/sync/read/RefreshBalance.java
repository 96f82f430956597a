package io.bankfeed.sync.read;

import io.bankfeed.sync.access.ReleasedAccount;
import io.bankfeed.sync.account.StoreBalance;
import io.bankfeed.sync.connection.SyncedConnections;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Brings in a balance while its user waits: attended, so outside the call budget, and with a short time limit. Whatever
 * goes wrong, what is stored still stands, and is shown with its age.
 */
@Component
class RefreshBalance {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshBalance.class);
    private static final Duration USERS_PATIENCE = Duration.ofSeconds(8);

    private final AskBankForUser ask;
    private final SyncedConnections connections;
    private final StoreBalance balances;
    private final TransactionalOperator transaction;

    RefreshBalance(
            AskBankForUser ask,
            SyncedConnections connections,
            StoreBalance balances,
            TransactionalOperator transaction) {
        this.ask = ask;
        this.connections = connections;
        this.balances = balances;
        this.transaction = transaction;
    }

    /** Completes when the newest balance is stored, or when it was not to be had. */
    Mono<Void> of(ReleasedAccount account, String userIp) {
        return ask.about(account.accountId(), "/balance", Map.of(), userIp)
                .timeout(USERS_PATIENCE)
                .flatMap(fetched -> store(account, fetched))
                .onErrorResume(failure -> leftAsItIs(account, failure));
    }

    /** Under the connection's lock, like everything that is stored for it. */
    private Mono<Void> store(ReleasedAccount account, Fetched fetched) {
        return connections
                .lock(account.connectionId())
                .flatMap(held -> balances.of(
                        account.accountId(), fetched.at(), fetched.rows().all()))
                .as(transaction::transactional);
    }

    private static Mono<Void> leftAsItIs(ReleasedAccount account, Throwable failure) {
        LOG.info("balance of account {} shown as stored: {}", account.accountId(), failure.toString());
        return Mono.empty();
    }
}
