package io.bankfeed.sync.request;

import io.bankfeed.common.page.Page;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What operators see of a connection's runs, and a run that they want now. No bank data passes here. */
@RestController
@RequestMapping("/internal/v1/connections/{connectionId}/syncs")
@PreAuthorize("hasAuthority('SCOPE_operations')")
class OperationsController {

    private static final int NEWEST = 50;

    private final RequestSync request;
    private final SyncViews syncs;

    OperationsController(RequestSync request, SyncViews syncs) {
        this.request = request;
        this.syncs = syncs;
    }

    @GetMapping
    Mono<Page<SyncView>> newest(@PathVariable UUID connectionId) {
        return syncs.newestOf(connectionId, NEWEST).collectList().map(runs -> new Page<>(runs, null));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<SyncView> start(@PathVariable UUID connectionId) {
        return request.now(connectionId);
    }
}
