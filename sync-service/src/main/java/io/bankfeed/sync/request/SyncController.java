package io.bankfeed.sync.request;

import io.bankfeed.common.idempotency.IdempotentRequests;
import io.bankfeed.common.security.Caller;
import io.bankfeed.sync.access.Attempt;
import io.bankfeed.sync.access.Gate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1")
@Tag(name = "Syncs")
class SyncController {

    private static final String ROUTE = "POST /v1/connections/{id}/syncs";
    private static final String WRITE = "syncs:write";

    private final Gate gate;
    private final IdempotentRequests requests;
    private final RequestSync request;
    private final SyncViews syncs;

    SyncController(Gate gate, IdempotentRequests requests, RequestSync request, SyncViews syncs) {
        this.gate = gate;
        this.requests = requests;
        this.request = request;
        this.syncs = syncs;
    }

    @PostMapping("/connections/{id}/syncs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask for a sync; while one is active, that one is meant")
    Mono<SyncView> start(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Parameter(hidden = true) Caller caller) {
        return gate.ofConnection(
                new Attempt(caller, "sync.request", WRITE),
                id,
                connection -> requests.once(
                        caller.tenant(), ROUTE, idempotencyKey, id, SyncView.class, () -> request.of(connection)));
    }

    @GetMapping("/syncs/{id}")
    @Operation(summary = "How a sync goes")
    Mono<SyncView> one(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return gate.ofRun(
                new Attempt(caller, "sync.read", WRITE, "transactions:read", "accounts:read"),
                id,
                connection -> syncs.get(id));
    }
}
