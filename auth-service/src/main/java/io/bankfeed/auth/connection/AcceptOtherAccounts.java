package io.bankfeed.auth.connection;

import io.bankfeed.auth.evidence.ConsentEvidence;
import io.bankfeed.auth.evidence.Entry;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.evidence.Entry.What;
import io.bankfeed.common.event.ConsentEvent.OtherAccountsAccepted;
import io.bankfeed.common.problem.ApiProblem;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Releases a renewal that was held back because it shares none of the accounts before. */
@Component
class AcceptOtherAccounts {

    private final MoveConnections move;
    private final ConsentEvidence evidence;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    AcceptOtherAccounts(
            MoveConnections move, ConsentEvidence evidence, InstantSource clock, TransactionalOperator transaction) {
        this.move = move;
        this.evidence = evidence;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Empty when the tenant has no such connection. A grant that was accepted stays so: a repeat has no effect. */
    Mono<Connection> of(String tenant, UUID id, long consentNo) {
        return move.find(tenant, id)
                .flatMap(found -> move.lock(id))
                .flatMap(locked ->
                        locked.grants().isLive(consentNo) ? accept(locked, consentNo) : Mono.error(notInUse()))
                .as(transaction::transactional);
    }

    private Mono<Connection> accept(Connection locked, long consentNo) {
        return locked.standing().isHeldForOtherAccounts() ? release(locked, consentNo) : Mono.just(locked);
    }

    private Mono<Connection> release(Connection locked, long consentNo) {
        var now = clock.instant();
        var accepted = Entry.of(What.OTHER_ACCOUNTS_ACCEPTED, Channel.API, now).ofConsent(consentNo);
        return evidence.append(locked.id(), accepted)
                .then(move.telling(
                        locked,
                        consentNo,
                        List.of(new OtherAccountsAccepted(now)),
                        held -> held.compared(consentNo, false, now)));
    }

    /** What the tenant has looked at is not what it would release. */
    private static ApiProblem notInUse() {
        return new ApiProblem(
                HttpStatus.CONFLICT,
                "grant_superseded",
                "This consent is not the one in use; look at the connection again.");
    }
}
