package io.bankfeed.sync.task;

import io.bankfeed.sync.coverage.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claimed task. Whoever holds its lease works on it; a write under a lease that was lost changes nothing.
 *
 * @param tries claims for a call so far, this one included
 * @param refusedToken version of the access token that was refused
 * @param requestedAt what is brought in is at least as new as this
 */
public record Task(
        UUID taskRef,
        UUID syncId,
        UUID connectionId,
        String tenant,
        long consentNo,
        String providerId,
        Endpoint endpoint,
        @Nullable TaskAccount account,
        @Nullable Window window,
        int priority,
        boolean attended,
        int tries,
        int polls,
        @Nullable Long refusedToken,
        UUID lease,
        @Nullable String resultsUri,
        @Nullable Instant deadline,
        @Nullable Instant requestedAt,
        @Nullable String traceparent) {

    /** Of what belongs to no account. */
    private static final UUID NIL = new UUID(0, 0);

    public String path() {
        return account == null ? endpoint.path() : endpoint.path(account);
    }

    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (window != null) {
            query.put("from", window.from().toString());
            query.put("to", window.to().toString());
        }
        return query;
    }

    public boolean isAboutDays() {
        return endpoint == Endpoint.TRANSACTIONS;
    }

    public TaskAccount requiredAccount() {
        return Objects.requireNonNull(account, "a task without an account");
    }

    public Window requiredWindow() {
        return Objects.requireNonNull(window, "a task without a window");
    }

    public UUID accountIdOrNil() {
        return account == null ? NIL : account.accountId();
    }

    public Instant asOf(Instant otherwise) {
        return requestedAt == null ? otherwise : requestedAt;
    }
}
