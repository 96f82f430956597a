package io.bankfeed.token.renew;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/internal/v1/connections/{connectionId}")
@PreAuthorize("hasAuthority('SCOPE_tokens:renew')")
class RenewalController {

    private final ExtendGrant extend;
    private final ReauthenticateGrant reauthenticate;

    RenewalController(ExtendGrant extend, ReauthenticateGrant reauthenticate) {
        this.extend = extend;
        this.reauthenticate = reauthenticate;
    }

    @PostMapping("/extensions")
    @Operation(
            summary = "Extends the current grant at TrueLayer",
            description = RenewalExamples.EXTENSION,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(RenewalExamples.EXTENSION_REQUEST))))
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "extended", value = RenewalExamples.EXTENDED),
                                @ExampleObject(name = "the bank wants to see the user", value = RenewalExamples.LINK)
                            }))
    @ApiResponse(
            responseCode = "409",
            description = "grant_superseded, renewal_refused",
            content = @Content(examples = @ExampleObject(RenewalExamples.REFUSED)))
    Mono<RenewalOutcome> extend(@PathVariable UUID connectionId, @Valid @RequestBody ExtensionRequest request) {
        return extend.of(connectionId, request);
    }

    @PostMapping("/reauthentications")
    @Operation(
            summary = "Gives the page where the user authenticates the current grant anew",
            description = RenewalExamples.REAUTHENTICATION,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(RenewalExamples.REAUTHENTICATION_REQUEST))))
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(RenewalExamples.LINK)))
    @ApiResponse(
            responseCode = "409",
            description = "grant_superseded, renewal_refused",
            content = @Content(examples = @ExampleObject(RenewalExamples.REFUSED)))
    Mono<RenewalOutcome> reauthenticate(
            @PathVariable UUID connectionId, @Valid @RequestBody ReauthenticationRequest request) {
        return reauthenticate.of(connectionId, request);
    }
}
