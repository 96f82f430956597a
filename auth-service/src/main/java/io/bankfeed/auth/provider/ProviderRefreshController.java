package io.bankfeed.auth.provider;

import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For operators: TrueLayer's list of banks, now. */
@RestController
class ProviderRefreshController {

    private final RefreshCatalogue refresh;

    ProviderRefreshController(RefreshCatalogue refresh) {
        this.refresh = refresh;
    }

    @PostMapping("/internal/v1/providers/refreshes")
    @ResponseStatus(HttpStatus.OK)
    @PreAuthorize("hasAuthority('SCOPE_operations')")
    Mono<Refreshed> refresh() {
        return refresh.fetch()
                .map(catalogue -> new Refreshed(catalogue.providers().size(), catalogue.fetchedAt()));
    }

    record Refreshed(int providers, Instant fetchedAt) {}
}
