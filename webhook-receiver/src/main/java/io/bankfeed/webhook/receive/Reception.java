package io.bankfeed.webhook.receive;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.id.Ids;
import io.bankfeed.common.observability.Traces;
import io.bankfeed.common.webhook.Notice;
import io.bankfeed.common.webhook.Quarantined;
import io.bankfeed.common.webhook.Reading;
import io.bankfeed.webhook.signature.SignatureVerifier;
import io.bankfeed.webhook.signature.SigningKeysUnavailable;
import java.nio.charset.StandardCharsets;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The order in which a delivery is asked: whose capability (before a byte of the body is read), how large, how signed,
 * what it says; and it is accepted only when the broker has its event, and its body where that could not be read.
 */
@Component
class Reception {

    private final Capabilities capabilities;
    private final BoundedBody bodies;
    private final SignatureVerifier signatures;
    private final AwaitedPublisher publisher;
    private final Traces traces;

    Reception(
            Capabilities capabilities,
            BoundedBody bodies,
            SignatureVerifier signatures,
            AwaitedPublisher publisher,
            Traces traces) {
        this.capabilities = capabilities;
        this.bodies = bodies;
        this.signatures = signatures;
        this.publisher = publisher;
        this.traces = traces;
    }

    /**
     * Completes with what became of it; fails with {@link Refused}. What waits for nothing is called, not chained: the
     * operators were a tenth of what a delivery costs.
     */
    Mono<Outcome> receive(Notice notice, String capability, ServerHttpRequest request) {
        return Mono.defer(() -> {
            var opened = capabilities.verify(capability);
            return opened == null || !notice.isOpenedBy(opened)
                    ? Mono.error(new Refused(Outcome.FORGED))
                    : bodies.of(request)
                            .flatMap(body -> signed(request, body))
                            .flatMap(body -> publish(notice, opened, body));
        });
    }

    private Mono<byte[]> signed(ServerHttpRequest request, byte[] body) {
        return signatures
                .isAcceptable(request.getMethod().name(), request.getURI().getRawPath(), request.getHeaders(), body)
                .onErrorMap(SigningKeysUnavailable.class, failure -> new Refused(Outcome.KEYS_UNAVAILABLE, failure))
                .flatMap(isAcceptable ->
                        isAcceptable ? Mono.just(body) : Mono.error(new Refused(Outcome.SIGNATURE_REFUSED)));
    }

    private Mono<Outcome> publish(Notice notice, Capability capability, byte[] body) {
        var reading = notice.read(capability, body);
        if (reading.event().isEmpty() && reading.unreadable().isEmpty()) {
            return Mono.just(Outcome.IGNORED);
        }
        return traces.beginning(
                "webhook " + notice.word(),
                trace -> told(reading, trace).then(quarantined(notice, capability, body, reading, trace)));
    }

    private Mono<Void> told(Reading reading, String trace) {
        return reading.event().map(event -> publisher.publish(event, trace)).orElse(Mono.empty());
    }

    private Mono<Outcome> quarantined(
            Notice notice, Capability capability, byte[] body, Reading reading, String trace) {
        if (reading.unreadable().isEmpty()) {
            return Mono.just(Outcome.ACCEPTED);
        }
        var id = reading.event().map(EventEnvelope::id).orElseGet(Ids::next);
        var record = new Quarantined(id, notice.word(), capability)
                .toRecord(body, reading.unreadable().get());
        record.headers().add("traceparent", trace.getBytes(StandardCharsets.US_ASCII));
        return publisher.send(record).thenReturn(Outcome.QUARANTINED);
    }
}
