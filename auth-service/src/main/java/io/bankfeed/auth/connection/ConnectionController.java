package io.bankfeed.auth.connection;

import io.bankfeed.auth.connection.RevocationRecords.RequestedBy;
import io.bankfeed.auth.consent.Replacements;
import io.bankfeed.common.page.Cursor;
import io.bankfeed.common.page.Page;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The tenants' view of their connections. */
@RestController
class ConnectionController {

    private final Connections connections;
    private final RevokeConnection revoke;
    private final AcceptOtherAccounts accept;
    private final Replacements replacements;
    private final InstantSource clock;

    ConnectionController(
            Connections connections,
            RevokeConnection revoke,
            AcceptOtherAccounts accept,
            Replacements replacements,
            InstantSource clock) {
        this.connections = connections;
        this.replacements = replacements;
        this.clock = clock;
        this.revoke = revoke;
        this.accept = accept;
    }

    @GetMapping("/v1/connections/{id}")
    @PreAuthorize("hasAuthority('SCOPE_connections:read')")
    Mono<ConnectionView> one(Caller caller, @PathVariable UUID id) {
        return connections
                .find(caller.tenant(), id)
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("connection")))
                .flatMap(this::withLatestRenewal);
    }

    @GetMapping("/v1/connections")
    @PreAuthorize("hasAuthority('SCOPE_connections:read')")
    Mono<Page<ConnectionView>> list(
            Caller caller,
            @RequestParam(name = "user_id", required = false) @Size(min = 1, max = 255) @Nullable String userId,
            @RequestParam(required = false) @Size(max = 50) @Nullable String status,
            @RequestParam(name = "expires_within_days", required = false) @Min(0) @Max(400) @Nullable
                    Integer expiresWithinDays,
            @RequestParam(required = false) @Size(max = 512) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return connections
                .page(ConnectionFilter.of(caller.tenant(), userId, status, cursor, limit)
                        .ending(expiresWithinDays, clock.instant()))
                .collectList()
                .map(found ->
                        Page.of(found, limit, last -> Cursor.encode(last.id().toString())))
                .map(page -> page.map(ConnectionView::of));
    }

    @PostMapping("/v1/connections/{id}/accepted-accounts")
    @PreAuthorize("hasAuthority('SCOPE_connections:write')")
    Mono<ConnectionView> accept(Caller caller, @PathVariable UUID id, @Valid @RequestBody AcceptedAccounts accepted) {
        return accept.of(caller.tenant(), id, accepted.consentNo())
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("connection")))
                .map(ConnectionView::of);
    }

    @DeleteMapping("/v1/connections/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAuthority('SCOPE_connections:write')")
    Mono<ConnectionView> revoke(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(name = "requested_by", defaultValue = "tenant") @Pattern(regexp = "tenant|user")
                    String requestedBy) {
        var who = requestedBy.equals("user") ? RequestedBy.USER : RequestedBy.TENANT;
        return revoke.of(caller.tenant(), id, who)
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("connection")))
                .map(ConnectionView::of);
    }

    private Mono<ConnectionView> withLatestRenewal(Connection connection) {
        var view = ConnectionView.of(connection);
        return connection.grants().areSeveral()
                ? replacements.latest(connection.id()).map(view::with).defaultIfEmpty(view)
                : Mono.just(view);
    }
}
