package io.bankfeed.sync.webhook;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.sync.truelayer.DataApiProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Webhooks")
class ProviderHealthWebhookController {

    private static final Duration VALID_FOR = Duration.ofDays(365);

    private final Capabilities capabilities;
    private final DataApiProperties properties;
    private final InstantSource clock;

    ProviderHealthWebhookController(Capabilities capabilities, DataApiProperties properties, InstantSource clock) {
        this.capabilities = capabilities;
        this.properties = properties;
        this.clock = clock;
    }

    @PostMapping("/internal/v1/provider-health-webhooks")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('SCOPE_operations')")
    @Operation(
            operationId = "createProviderHealthWebhook",
            summary = "The URL to register in TrueLayer's Console for provider availability webhooks",
            description = "Whoever knows it can report banks as healthy or not: register it and do not keep it.")
    Mono<ProviderHealthWebhook> create() {
        Instant expiresAt = clock.instant().plus(VALID_FOR).truncatedTo(ChronoUnit.SECONDS);
        String capability = capabilities.mint(new Capability(Capability.NIL, Capability.NIL, "", 0, expiresAt));
        return Mono.just(new ProviderHealthWebhook(properties.webhook("provider-health/" + capability), expiresAt));
    }

    /**
     * A webhook to register.
     *
     * @param webhookUri with the capability in it, which is a secret
     * @param expiresAt make and register another one before
     */
    record ProviderHealthWebhook(URI webhookUri, Instant expiresAt) {

        @Override
        public String toString() {
            return "ProviderHealthWebhook[expiresAt=%s]".formatted(expiresAt);
        }
    }
}
