package io.bankfeed.sync.read;

import io.bankfeed.common.page.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A part of an account's transactions, with the age of the newest.
 *
 * @param nextCursor gives the next part; absent at the end
 * @param asOf when the bank was last asked for the newest days; null: never
 * @param fresh whether that is recent enough for the caller
 */
record TransactionPage(
        List<JsonNode> items,
        @Nullable String nextCursor,
        @Nullable Instant asOf,
        boolean fresh) {

    static TransactionPage of(Page<JsonNode> page, @Nullable Instant asOf, Instant freshSince) {
        return new TransactionPage(page.items(), page.nextCursor(), asOf, asOf != null && !asOf.isBefore(freshSince));
    }
}
