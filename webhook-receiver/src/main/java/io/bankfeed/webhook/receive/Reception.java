package io.bankfeed.webhook.receive;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.webhook.signature.SignatureVerifier;
import io.bankfeed.webhook.signature.SigningKeysUnavailable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The order in which a delivery is asked: whose capability (before a byte of the body is read), how large, how signed,
 * what it says; and it is accepted only when the broker has its event.
 */
@Component
class Reception {

    private final Capabilities capabilities;
    private final BoundedBody bodies;
    private final SignatureVerifier signatures;
    private final AwaitedPublisher publisher;

    Reception(Capabilities capabilities, BoundedBody bodies, SignatureVerifier signatures, AwaitedPublisher publisher) {
        this.capabilities = capabilities;
        this.bodies = bodies;
        this.signatures = signatures;
        this.publisher = publisher;
    }

    /** Completes with what became of it; fails with {@link Refused}. */
    Mono<Outcome> receive(Notice notice, String capability, ServerHttpRequest request) {
        return authentic(notice, capability)
                .flatMap(opened -> bodies.of(request)
                        .flatMap(body -> signed(request, body))
                        .flatMap(body -> publish(notice, opened, body)));
    }

    private Mono<Capability> authentic(Notice notice, String text) {
        return Mono.fromCallable(() -> capabilities.verify(text))
                .filter(notice::isOpenedBy)
                .switchIfEmpty(Mono.error(() -> new Refused(Outcome.FORGED)));
    }

    private Mono<byte[]> signed(ServerHttpRequest request, byte[] body) {
        return signatures
                .isAcceptable(request.getMethod().name(), request.getURI().getRawPath(), request.getHeaders(), body)
                .onErrorMap(SigningKeysUnavailable.class, failure -> new Refused(Outcome.KEYS_UNAVAILABLE, failure))
                .flatMap(isAcceptable ->
                        isAcceptable ? Mono.just(body) : Mono.error(new Refused(Outcome.SIGNATURE_REFUSED)));
    }

    private Mono<Outcome> publish(Notice notice, Capability capability, byte[] body) {
        return Mono.fromSupplier(() -> notice.eventOf(capability, body))
                .flatMap(event -> event.isEmpty()
                        ? Mono.just(Outcome.IGNORED)
                        : publisher.publish(event.get()).thenReturn(Outcome.ACCEPTED));
    }
}
