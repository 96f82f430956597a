package io.bankfeed.common.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
public class WhoAmIController {

    @GetMapping("/v1/me")
    @PreAuthorize("hasAuthority('SCOPE_connections:read')")
    Mono<Caller> me(Caller caller) {
        return Mono.just(caller);
    }

    @PostMapping("/v1/things")
    Mono<Thing> things(Caller caller, @Valid @RequestBody Thing thing) {
        return Mono.just(thing);
    }

    @GetMapping("/v1/broken")
    Mono<String> broken(Caller caller) {
        return Mono.error(new IllegalStateException("planted-secret"));
    }

    record Thing(@NotBlank String displayName) {}
}
