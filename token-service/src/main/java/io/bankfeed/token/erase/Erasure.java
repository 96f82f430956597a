package io.bankfeed.token.erase;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.token.store.TokenRef;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is being erased.
 *
 * @param ref with the consent number of the revocation
 */
record Erasure(
        TokenRef ref,
        String tenant,
        int tries,
        UUID owner,
        @Nullable String traceparent) {

    static Erasure read(Readable row) {
        return new Erasure(
                new TokenRef(required(row, "connection_id", UUID.class), required(row, "consent_no", Long.class)),
                text(row, "tenant"),
                required(row, "tries", Integer.class),
                required(row, "lease_owner", UUID.class),
                row.get("traceparent", String.class));
    }

    UUID connectionId() {
        return ref.connectionId();
    }
}
