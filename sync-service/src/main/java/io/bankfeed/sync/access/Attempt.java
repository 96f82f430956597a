package io.bankfeed.sync.access;

import io.bankfeed.common.security.Caller;
import java.util.List;

/**
 * Somebody wants to do something.
 *
 * @param action for the audit: what is wanted, as {@code <what>.<verb>}
 * @param scopes any one of them is enough
 */
public record Attempt(Caller caller, String action, List<String> scopes) {

    public Attempt(Caller caller, String action, String... scopes) {
        this(caller, action, List.of(scopes));
    }

    boolean isInScope() {
        return scopes.stream().anyMatch(caller::has);
    }
}
