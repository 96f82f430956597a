package io.bankfeed.webhook.receive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/webhooks/truelayer")
@ApiResponse(responseCode = "202", description = "The broker has it. Also for what is late or was sent before.")
@ApiResponse(responseCode = "401", description = "Not authentic.")
@ApiResponse(responseCode = "408", description = "The body did not come in time.")
@ApiResponse(responseCode = "413", description = "The body is larger than 64 KiB.")
@ApiResponse(responseCode = "503", description = "Our trouble: send it again, not before Retry-After.")
class WebhookController {

    private static final String SIGNATURE = "Where present it must verify; it can be made mandatory.";

    private final Reception reception;
    private final Answers answers;
    private final ResultsNotice results;
    private final ProviderHealthNotice providerHealth;

    WebhookController(
            Reception reception, Answers answers, ResultsNotice results, ProviderHealthNotice providerHealth) {
        this.reception = reception;
        this.answers = answers;
        this.results = results;
        this.providerHealth = providerHealth;
    }

    @PostMapping("/{capability}")
    @Parameter(name = "Tl-Signature", in = ParameterIn.HEADER, description = WebhookController.SIGNATURE)
    @Operation(summary = "TrueLayer reports that an asynchronous request has ended")
    Mono<ResponseEntity<Void>> results(@PathVariable String capability, ServerHttpRequest request) {
        return answers.to(results, reception.receive(results, capability, request));
    }

    @PostMapping("/provider-health/{capability}")
    @Parameter(name = "Tl-Signature", in = ParameterIn.HEADER, description = WebhookController.SIGNATURE)
    @Operation(summary = "TrueLayer reports that a provider fails, or works again")
    Mono<ResponseEntity<Void>> providerHealth(@PathVariable String capability, ServerHttpRequest request) {
        return answers.to(providerHealth, reception.receive(providerHealth, capability, request));
    }
}
