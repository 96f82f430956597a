package io.bankfeed.common.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.observability.micrometer.Micrometer;
import reactor.core.publisher.Mono;

/**
 * Carries a trace over what is not a call: an outbox row, a due row. Both keep a {@code traceparent} (W3C Trace
 * Context) in a column; {@link #traceparent} gives the current one, {@link #continuing} takes it up again.
 */
public final class Traces {

    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final ObservationRegistry observations;

    public Traces(Tracer tracer, ObservationRegistry observations) {
        this.tracer = tracer;
        this.observations = observations;
    }

    /** The current trace, read when subscribed; empty outside any. */
    public Mono<Optional<String>> traceparent() {
        return Mono.deferContextual(context -> Mono.fromSupplier(this::current)).contextCapture();
    }

    /** Runs the work within the trace that the row was written in, or within a new one where it had none. */
    public <T> Mono<T> continuing(@Nullable String traceparent, String name, Mono<T> work) {
        return work.tap(Micrometer.observation(observations, registry -> observation(registry, traceparent, name)));
    }

    /**
     * Runs the work in a trace that begins here, whatever is around, and hands it the {@code traceparent}. No more than
     * a span: for where an observation would cost more than the work.
     */
    public <T> Mono<T> beginning(String name, Function<String, Mono<T>> work) {
        return Mono.using(
                () -> tracer.spanBuilder().setNoParent().name(name).start(),
                span -> work.apply(format(span.context())),
                Span::end);
    }

    private static Observation observation(ObservationRegistry registry, @Nullable String traceparent, String name) {
        Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
        return Observation.createNotStarted(name, () -> receiving(carrier), registry);
    }

    private static ReceiverContext<Map<String, String>> receiving(Map<String, String> carrier) {
        var context = new ReceiverContext<Map<String, String>>((map, key) -> map.get(key));
        context.setCarrier(carrier);
        return context;
    }

    private Optional<String> current() {
        return Optional.ofNullable(tracer.currentSpan()).map(Span::context).map(Traces::format);
    }

    private static String format(TraceContext context) {
        String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + '-' + context.spanId() + '-' + flags;
    }
}
