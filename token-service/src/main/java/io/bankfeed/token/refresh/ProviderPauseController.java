package io.bankfeed.token.refresh;

import io.bankfeed.common.problem.ApiProblem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Stops and resumes the planned refreshes at one bank, on all replicas; whoever needs a token now still gets one. */
@RestController
class ProviderPauseController {

    private static final String PATH = "/internal/v1/providers/{providerId}/pause";

    private final Providers providers;

    ProviderPauseController(Providers providers) {
        this.providers = providers;
    }

    @PostMapping(PATH)
    @PreAuthorize("hasAuthority('SCOPE_operations')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> pause(@PathVariable String providerId) {
        return set(providerId, true);
    }

    @DeleteMapping(PATH)
    @PreAuthorize("hasAuthority('SCOPE_operations')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> resume(@PathVariable String providerId) {
        return set(providerId, false);
    }

    private Mono<Void> set(String providerId, boolean paused) {
        return providers
                .pause(providerId, paused)
                .filter(known -> known)
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("provider")))
                .then();
    }
}
