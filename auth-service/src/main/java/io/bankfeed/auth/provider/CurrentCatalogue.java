package io.bankfeed.auth.provider;

import io.bankfeed.common.problem.ApiProblem;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The list that requests are answered from. */
@Component
class CurrentCatalogue {

    private final AtomicReference<@Nullable Catalogue> latest = new AtomicReference<>();
    private final Sinks.One<Catalogue> first = Sinks.one();
    private final ProviderProperties properties;

    CurrentCatalogue(ProviderProperties properties) {
        this.properties = properties;
    }

    void becomes(Catalogue catalogue) {
        latest.set(catalogue);
        first.tryEmitValue(catalogue);
    }

    /** Only the very first requests wait, for the worker; nobody waits for TrueLayer twice. */
    Mono<Catalogue> get() {
        return Mono.justOrEmpty(latest.get())
                .switchIfEmpty(first.asMono().timeout(properties.firstWait()))
                .onErrorMap(TimeoutException.class, none -> unavailable());
    }

    private static ApiProblem unavailable() {
        return new ApiProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "providers_unavailable",
                        "The list of banks has not been fetched yet; try again in a few seconds.")
                .retryAfterSeconds(5);
    }
}
