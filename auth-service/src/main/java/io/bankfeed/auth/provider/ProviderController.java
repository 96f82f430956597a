package io.bankfeed.auth.provider;

import io.bankfeed.common.page.Page;
import io.bankfeed.common.security.Caller;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The banks that a user may choose from. */
@RestController
class ProviderController {

    private static final CacheControl A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate();

    private final CurrentCatalogue current;

    ProviderController(CurrentCatalogue current) {
        this.current = current;
    }

    /** The tag answers a repeat with 304, which Spring does from the header. */
    @GetMapping("/v1/providers")
    @PreAuthorize("hasAnyAuthority('SCOPE_connections:read', 'SCOPE_connections:write')")
    Mono<ResponseEntity<Page<Provider>>> list(
            Caller caller,
            @RequestParam(required = false) @Pattern(regexp = "[A-Za-z]{2}") @Nullable String country,
            @RequestParam(required = false) @Size(max = 500) @Nullable String scope) {
        return current.get()
                .map(catalogue -> ResponseEntity.ok()
                        .eTag('"' + catalogue.tag() + '"')
                        .cacheControl(A_MINUTE)
                        .body(new Page<>(catalogue.matching(trueLayers(country), scopes(scope)), null)));
    }

    private static @Nullable String trueLayers(@Nullable String country) {
        return country != null && country.toLowerCase(Locale.ROOT).equals("gb") ? "uk" : country;
    }

    private static List<String> scopes(@Nullable String scope) {
        return scope == null || scope.isBlank()
                ? List.of()
                : Arrays.asList(scope.trim().split("[ ,]+"));
    }
}
