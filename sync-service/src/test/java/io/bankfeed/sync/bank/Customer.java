package io.bankfeed.sync.bank;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One user's accounts at the bank, and how the bank behaves for them. */
public final class Customer {

    /** Whether and how often finished requests are told. */
    public enum Webhooks {
        ONCE,
        NEVER,
        TWICE,
        EARLY
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger notYet = new AtomicInteger();
    volatile String providerId = "mock";
    volatile @Nullable String userIp = "203.0.113.7";
    volatile @Nullable String resultsOrigin;

    private final Map<String, Function<Request, Reply>> endpoints = new ConcurrentHashMap<>();
    private volatile Webhooks webhooks = Webhooks.ONCE;

    public Customer has(String path, String... rows) {
        return answers(path, request -> Reply.rows(rows));
    }

    public Customer answers(String path, Function<Request, Reply> reply) {
        endpoints.put(path, reply);
        return this;
    }

    public Customer webhooks(Webhooks how) {
        webhooks = how;
        return this;
    }

    /** So many looks at results find them still running. */
    public Customer keepsRunning(int looksAtResults) {
        notYet.set(looksAtResults);
        return this;
    }

    /** At a bank of their own, which nobody else teaches us about. */
    public Customer at(String bank) {
        providerId = bank;
        return this;
    }

    public String providerId() {
        return providerId;
    }

    public Customer withoutUser() {
        userIp = null;
        return this;
    }

    public Customer givesResultsAt(String origin) {
        resultsOrigin = origin;
        return this;
    }

    public List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    public int looksAtResults() {
        return looks.get();
    }

    Reply reply(Request request) {
        return endpoints
                .getOrDefault(request.path(), unknown -> Reply.refused(501, "endpoint_not_supported"))
                .apply(request);
    }

    void early(Runnable webhook) {
        if (webhooks == Webhooks.EARLY) {
            webhook.run();
        }
    }

    void late(Runnable webhook) {
        int times = switch (webhooks) {
            case ONCE -> 1;
            case TWICE -> 2;
            case NEVER, EARLY -> 0;
        };
        IntStream.range(0, times).forEach(time -> webhook.run());
    }
}
