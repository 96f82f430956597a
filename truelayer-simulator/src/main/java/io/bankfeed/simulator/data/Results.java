package io.bankfeed.simulator.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** What a bank answered, rendered only when somebody fetches it. */
public interface Results {

    byte[] render();

    static Results of(List<String> items) {
        return of(items, Function.identity());
    }

    static <T> Results of(List<T> items, Function<T, String> json) {
        return () -> {
            StringBuilder envelope = new StringBuilder(64 + items.size() * 512).append("{\"results\":[");
            String separator = "";
            for (T item : items) {
                envelope.append(separator).append(json.apply(item));
                separator = ",";
            }
            return envelope.append("],\"status\":\"Succeeded\"}").toString().getBytes(StandardCharsets.UTF_8);
        };
    }
}
