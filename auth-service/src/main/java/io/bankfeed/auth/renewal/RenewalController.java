package io.bankfeed.auth.renewal;

import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.link.SealedAnswers;
import io.bankfeed.auth.renewal.Ladder.Reconfirmation;
import io.bankfeed.auth.renewal.RenewConnection.Begun;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.security.Caller;
import jakarta.validation.Valid;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a tenant renews one consent. */
@RestController
class RenewalController {

    private static final String ROUTE = "POST renewals of ";

    private final Connections connections;
    private final RenewConnection renew;
    private final SealedAnswers answers;
    private final InstantSource clock;

    RenewalController(Connections connections, RenewConnection renew, SealedAnswers answers, InstantSource clock) {
        this.connections = connections;
        this.renew = renew;
        this.answers = answers;
        this.clock = clock;
    }

    /** TrueLayer is asked before the key is looked up: no transaction waits for it, and asking twice is safe. */
    @PostMapping("/v1/connections/{id}/renewals")
    @PreAuthorize("hasAuthority('SCOPE_connections:write')")
    Mono<Renewed> renew(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody(required = false) @Nullable RenewalRequest posted) {
        var request = posted == null ? RenewalRequest.NOTHING_SAID : posted;
        return connections
                .find(caller.tenant(), id)
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("connection")))
                .flatMap(found -> renew.ask(
                        found, request.landing(), request.language(), reconfirmation(request), clock.instant()))
                .flatMap(begun -> answers.once(
                        caller.tenant(), ROUTE + id, idempotencyKey, request, Renewed.class, () -> record(begun)));
    }

    private Mono<Renewed> record(Begun begun) {
        return renew.record(begun, null, Channel.API).map(after -> Renewed.of(begun, after));
    }

    private static Reconfirmation reconfirmation(RenewalRequest request) {
        return new Reconfirmation(Boolean.TRUE.equals(request.userHasReconfirmed()), request.user());
    }
}
