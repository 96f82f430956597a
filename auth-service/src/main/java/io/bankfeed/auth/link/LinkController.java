package io.bankfeed.auth.link;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.common.security.Caller;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a tenant asks for a link. */
@RestController
class LinkController {

    private final CreateConnection create;
    private final Connections connections;

    LinkController(CreateConnection create, Connections connections) {
        this.create = create;
        this.connections = connections;
    }

    @PostMapping("/v1/connections")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('SCOPE_connections:write')")
    Mono<AuthLink> create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody NewConnection wanted) {
        return create.create(caller.tenant(), idempotencyKey, wanted)
                .flatMap(link ->
                        sameBank(caller.tenant(), wanted).map(link::with).defaultIfEmpty(link));
    }

    private Mono<UUID> sameBank(String tenant, NewConnection wanted) {
        return wanted.providerId() == null
                ? Mono.empty()
                : connections
                        .sameBank(tenant, wanted.userId(), wanted.providerId())
                        .map(Connection::id);
    }
}
