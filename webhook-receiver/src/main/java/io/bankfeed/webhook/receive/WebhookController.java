package io.bankfeed.webhook.receive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The two doors as the framework knows them: described here, with their other methods refused by it. What is delivered
 * to them, {@link FrontDoor} answers before it gets this far.
 */
@RestController
@ApiResponse(responseCode = "202", description = "The broker has it. Also for what is late or was sent before.")
@ApiResponse(responseCode = "401", description = "Not authentic.")
@ApiResponse(responseCode = "408", description = "The body did not come in time.")
@ApiResponse(responseCode = "413", description = "The body is larger than 64 KiB.")
@ApiResponse(responseCode = "503", description = "Our trouble: send it again, not before Retry-After.")
class WebhookController {

    private static final String SIGNATURE = "Where present it must verify; it can be made mandatory.";

    @PostMapping(FrontDoor.RESULTS + "{capability}")
    @Parameter(name = "Tl-Signature", in = ParameterIn.HEADER, description = WebhookController.SIGNATURE)
    @Operation(summary = "TrueLayer reports that an asynchronous request has ended")
    Mono<Void> results(@PathVariable String capability) {
        return notReached();
    }

    @PostMapping(FrontDoor.PROVIDER_HEALTH + "{capability}")
    @Parameter(name = "Tl-Signature", in = ParameterIn.HEADER, description = WebhookController.SIGNATURE)
    @Operation(summary = "TrueLayer reports that a provider fails, or works again")
    Mono<Void> providerHealth(@PathVariable String capability) {
        return notReached();
    }

    private static Mono<Void> notReached() {
        return Mono.error(() -> new IllegalStateException("a webhook got past the front door"));
    }
}
