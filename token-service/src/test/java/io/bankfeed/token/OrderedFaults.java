package io.bankfeed.token;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** What a test wants to go wrong at the stand-in for TrueLayer. */
final class OrderedFaults {

    private final Map<String, Deque<Fault>> ofGrants = new ConcurrentHashMap<>();
    /** Banks that fail whatever they are asked. */
    final Set<String> down = ConcurrentHashMap.newKeySet();

    void add(Grant grant, Fault... next) {
        ofGrants.computeIfAbsent(grant.credentialsId, id -> new ConcurrentLinkedDeque<>())
                .addAll(List.of(next));
    }

    /** Absent when the call may go well. */
    @Nullable
    Fault next(Grant grant) {
        return down.contains(grant.provider)
                ? Fault.error(503, "provider_error")
                : ofGrants.getOrDefault(grant.credentialsId, new ConcurrentLinkedDeque<>())
                        .poll();
    }
}
