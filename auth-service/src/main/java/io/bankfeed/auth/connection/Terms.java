package io.bankfeed.auth.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connection was made for; never changes.
 *
 * @param reference the tenant's own word for it
 * @param country two letters, lower case, the United Kingdom as {@code uk}
 */
public record Terms(String tenant, String userId, @Nullable String reference, String country, List<String> scopes) {}
