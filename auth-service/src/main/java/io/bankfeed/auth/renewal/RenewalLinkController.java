package io.bankfeed.auth.renewal;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.renewal.RenewalTickets.Ending;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.ProviderRef;
import io.bankfeed.common.page.Cursor;
import io.bankfeed.common.page.Page;
import io.bankfeed.common.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Renewal links for everything of a tenant that ends soon, a page at a time. */
@RestController
class RenewalLinkController {

    private static final int USUAL = 100;

    private final Connections connections;
    private final RenewalLinks links;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    RenewalLinkController(
            Connections connections, RenewalLinks links, InstantSource clock, TransactionalOperator transaction) {
        this.connections = connections;
        this.links = links;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The links are those of the notices: asking again gives the same ones. */
    @PostMapping("/v1/renewal-links")
    @PreAuthorize("hasAuthority('SCOPE_connections:write')")
    Mono<Page<Renewable>> create(Caller caller, @Valid @RequestBody Wanted wanted) {
        Instant now = clock.instant();
        int limit = Objects.requireNonNullElse(wanted.limit(), USUAL);
        return connections
                .ending(wanted.expiresWithinDays(), now, caller.tenant(), wanted.cursor(), limit)
                .collectList()
                .map(found ->
                        Page.of(found, limit, last -> Cursor.encode(last.id().toString())))
                .flatMap(page -> links(page.items(), now).map(links -> new Page<>(links, page.nextCursor())))
                .as(transaction::transactional);
    }

    private Mono<List<Renewable>> links(List<Connection> ending, Instant now) {
        return links.of(ending.stream().map(RenewalLinkController::ending).toList(), now)
                .map(byConnection -> ending.stream()
                        .map(connection -> renewable(connection, byConnection))
                        .toList());
    }

    private static Ending ending(Connection connection) {
        ConsentClock live = Objects.requireNonNull(connection.grants().live());
        return new Ending(connection.id(), live.consentNo(), live.expiresAt());
    }

    private static Renewable renewable(Connection connection, Map<UUID, RenewalLinks.RenewalLink> byConnection) {
        var link = Objects.requireNonNull(byConnection.get(connection.id()));
        return new Renewable(
                connection.id(),
                connection.terms().userId(),
                connection.terms().reference(),
                connection.provider(),
                ending(connection).expiresAt(),
                link.uri(),
                link.expiresAt());
    }

    /** @param expiresWithinDays which consents: those that end within so many days */
    record Wanted(
            @NotNull @Min(0) @Max(400) Integer expiresWithinDays,
            @Nullable @Size(max = 512) String cursor,
            @Nullable @Min(1) @Max(500) Integer limit) {}

    /** @param linkExpiresAt the link outlives the consent by a few days */
    record Renewable(
            UUID connectionId,
            String userId,
            @Nullable String reference,
            @Nullable ProviderRef provider,
            Instant expiresAt,
            URI renewalUri,
            Instant linkExpiresAt) {

        @Override
        public String toString() {
            return "Renewable[connectionId=%s]".formatted(connectionId);
        }
    }
}
