package io.bankfeed.common.security;

import java.util.Set;

/**
 * Who calls on behalf of a tenant; every row that it can see is of that tenant.
 *
 * @param subject the client or user of the token
 */
public record Caller(String subject, String tenant, Set<String> scopes) {

    public boolean has(String scope) {
        return scopes.contains(scope);
    }
}
