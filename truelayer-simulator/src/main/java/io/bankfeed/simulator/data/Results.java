package io.bankfeed.simulator.data;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What a bank answered, rendered only when somebody fetches it. */
public final class Results {
    private static final int USUAL_ITEM = 512;

    private final List<?> items;
    private final Function<Object, String> json;
    private final Instant fetchedAt;
    private final boolean keepable;

    private Results(List<?> items, Function<Object, String> json, Instant fetchedAt, boolean keepable) {
        this.items = items;
        this.json = json;
        this.fetchedAt = fetchedAt;
        this.keepable = keepable;
    }

    @SuppressWarnings("unchecked") // items and the function that renders them come together
    static <T> Results of(List<T> items, Function<T, String> json, Instant fetchedAt) {
        return new Results(items, (Function<Object, String>) (Function<?, String>) json, fetchedAt, true);
    }

    /** What must not be told twice without looking again. */
    Results neverKept() {
        return new Results(items, json, fetchedAt, false);
    }

    boolean isKeepable() {
        return keepable;
    }

    /** When the bank was asked, which may be a while ago. */
    public Instant fetchedAt() {
        return fetchedAt;
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** The envelope; the official examples leave its status out. */
    public byte[] render(boolean withStatus) {
        StringBuilder envelope = new StringBuilder(64 + items.size() * USUAL_ITEM).append("{\"results\":[");
        String separator = "";
        for (Object item : items) {
            envelope.append(separator).append(json.apply(item));
            separator = ",";
        }
        envelope.append(withStatus ? "],\"status\":\"Succeeded\"}" : "]}");
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }
}
