package io.bankfeed.auth.connection;

import io.bankfeed.auth.connection.RevocationRecords.RequestedBy;
import io.bankfeed.common.problem.ApiProblem;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What operators see of a connection, whoever's it is, and its end on behalf of a tenant. */
@RestController
@RequestMapping("/internal/v1/connections/{connectionId}")
@PreAuthorize("hasAuthority('SCOPE_operations')")
class OperationsController {

    private final Connections connections;
    private final RevokeConnection revoke;
    private final DatabaseClient database;

    OperationsController(Connections connections, RevokeConnection revoke, DatabaseClient database) {
        this.connections = connections;
        this.revoke = revoke;
        this.database = database;
    }

    @GetMapping
    Mono<OwnedConnection> one(@PathVariable UUID connectionId) {
        return tenantOf(connectionId)
                .flatMap(tenant -> connections
                        .find(tenant, connectionId)
                        .map(found -> new OwnedConnection(tenant, ConnectionView.of(found))));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<OwnedConnection> erase(@PathVariable UUID connectionId) {
        return tenantOf(connectionId)
                .flatMap(tenant -> revoke.of(tenant, connectionId, RequestedBy.OPERATOR)
                        .map(revoked -> new OwnedConnection(tenant, ConnectionView.of(revoked))));
    }

    private Mono<String> tenantOf(UUID connectionId) {
        return database.sql("select tenant from connection where connection_id = :id")
                .bind("id", connectionId)
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("connection")));
    }

    record OwnedConnection(String tenant, ConnectionView connection) {}
}
