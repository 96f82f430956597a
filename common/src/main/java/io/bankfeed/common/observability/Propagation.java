package io.bankfeed.common.observability;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.util.List;

/**
 * What reactive chains carry into threads, at every signal: the trace, for logs. Who is asking stands in the chain
 * itself, where Spring Security looks for it; setting and clearing its thread-locals, which nobody reads, costs more
 * than all else that is done for a signal.
 */
public final class Propagation {
    private static final String OF_SPRING_SECURITY = "org.springframework.security.";

    private Propagation() {}

    /** For the whole process. */
    public static void limitToTraces() {
        ContextRegistry registry = ContextRegistry.getInstance();
        List.copyOf(registry.getThreadLocalAccessors()).stream()
                .filter(accessor -> accessor.getClass().getName().startsWith(OF_SPRING_SECURITY))
                .map(ThreadLocalAccessor::key)
                .forEach(registry::removeThreadLocalAccessor);
    }
}
