package io.bankfeed.sync.bank;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the bank was asked. */
public record Request(
        String path,
        Map<String, String> query,
        @Nullable String userIp,
        @Nullable String correlationId,
        boolean withNewerToken) {

    boolean isAsynchronous() {
        return "true".equals(query.get("async"));
    }

    public String from() {
        return query.getOrDefault("from", "");
    }

    public String to() {
        return query.getOrDefault("to", "");
    }
}
