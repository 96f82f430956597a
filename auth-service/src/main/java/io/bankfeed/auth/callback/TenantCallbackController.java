package io.bankfeed.auth.callback;

import io.bankfeed.auth.callback.CallbackRefused.Why;
import io.bankfeed.auth.connection.ConnectionView;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.security.Caller;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a tenant's backend vouches for its user: with a callback reference, or with what its app got. */
@RestController
class TenantCallbackController {

    private final ReceiveCallback receive;
    private final RedeemReference redeem;
    private final Connections connections;

    TenantCallbackController(ReceiveCallback receive, RedeemReference redeem, Connections connections) {
        this.receive = receive;
        this.redeem = redeem;
        this.connections = connections;
    }

    @PostMapping("/v1/callback-references/{reference}")
    @PreAuthorize("hasAuthority('SCOPE_connections:write')")
    Mono<ConnectionView> redeem(
            Caller caller, @PathVariable String reference, @Valid @RequestBody Redemption redemption) {
        return Mono.justOrEmpty(OneUseSecret.parse(reference))
                .flatMap(parsed -> redeem.forUser(parsed, caller.tenant(), redemption.userId()))
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("callback reference")))
                .map(ConnectionView::of);
    }

    @PostMapping("/v1/callbacks")
    @PreAuthorize("hasAuthority('SCOPE_connections:write')")
    Mono<ConnectionView> fromApp(
            Caller caller,
            @RequestHeader(name = EndUserIp.HEADER, required = false) @Nullable String endUserIp,
            @Valid @RequestBody AppCallback posted) {
        return Mono.defer(() -> Mono.justOrEmpty(
                        Callback.of(posted.state(), posted.code(), posted.error(), EndUserIp.told(endUserIp))))
                .switchIfEmpty(Mono.error(() -> CallbackRefused.because(Why.MALFORMED)))
                .flatMap(callback -> receive.fromApp(callback, caller.tenant(), posted.userId()))
                .flatMap(attempt -> connections.find(caller.tenant(), attempt.connectionId()))
                .map(ConnectionView::of)
                .onErrorMap(CallbackRefused.class, TenantCallbackController::problem);
    }

    /** The tenant learns that its user differs, as it must act on that; of anything else, only that it is dead. */
    private static ApiProblem problem(CallbackRefused refusal) {
        return refusal.why() == Why.OTHER_USER
                ? RedeemReference.otherUser()
                : new ApiProblem(
                        HttpStatus.BAD_REQUEST,
                        "invalid_callback",
                        "There is no open link of this caller with this state; make a new link.");
    }
}
