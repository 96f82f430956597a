package io.bankfeed.auth.hosted;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.hosted.OpenLink.Visit;
import io.bankfeed.auth.page.Texts;
import io.bankfeed.auth.renewal.RenewalLinks;
import io.bankfeed.auth.renewal.RenewalTickets.Ending;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.ProviderRef;
import io.bankfeed.common.tenant.Tenant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A user is about to link a bank again that they share already: found before it costs anything, offered as renewal. */
@Component
class SameBank {

    /** The button that takes the offer. */
    static final String RENEW = "renew";

    private final Connections connections;
    private final RenewalLinks links;
    private final Onward onward;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    SameBank(
            Connections connections,
            RenewalLinks links,
            Onward onward,
            InstantSource clock,
            TransactionalOperator transaction) {
        this.connections = connections;
        this.links = links;
        this.onward = onward;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The user's other connection with the bank of this link; empty when there is none, or no bank is chosen. */
    Mono<Connection> of(Visit visit) {
        return of(visit, visit.attempt().target().providerId());
    }

    Mono<Connection> of(Visit visit, @Nullable String providerId) {
        var attempt = visit.attempt();
        return attempt.target().renewal() || providerId == null
                ? Mono.empty()
                : connections.sameBank(attempt.tenant(), attempt.userId(), providerId);
    }

    /** The banks that this user shares with the tenant. */
    Mono<Set<String>> banksOf(Visit visit) {
        return connections.banksOf(visit.attempt().tenant(), visit.attempt().userId());
    }

    /** To the page that renews the other connection. */
    Mono<ResponseEntity<String>> renewal(Visit visit) {
        return of(visit).flatMap(this::renewal);
    }

    Mono<ResponseEntity<String>> renewal(Connection same) {
        ConsentClock live = Objects.requireNonNull(same.grants().live());
        return links.of(List.of(new Ending(same.id(), live.consentNo(), live.expiresAt())), clock.instant())
                .as(transaction::transactional)
                .map(found ->
                        onward.to(Objects.requireNonNull(found.get(same.id())).uri(), null));
    }

    Map<String, Object> model(Connection same, Tenant tenant, Texts texts) {
        String bank = bankOf(same, texts);
        return Map.of(
                "heading", texts.of("same.heading", "bank", bank, "tenant", tenant.displayName()),
                "text", texts.of("same.text"),
                "button", texts.of("same.button"));
    }

    static String bankOf(Connection connection, Texts texts) {
        ProviderRef bank = connection.provider();
        return bank == null || bank.displayName() == null ? texts.of("renewal.bank") : bank.displayName();
    }
}
