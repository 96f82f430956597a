package io.bankfeed.token.keys;

import static io.bankfeed.common.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.util.UUID;

/** A row of the key store: a connection's keyset under a wrapping key. */
record WrappedKey(UUID connectionId, int generation, byte[] bytes) {

    static WrappedKey read(Readable row) {
        return new WrappedKey(
                required(row, "connection_id", UUID.class),
                required(row, "generation", Integer.class),
                required(row, "wrapped", byte[].class));
    }

    /** @throws KeyUnusable when it was wrapped by another key, or for another connection */
    DataKey open(WrappingKey by) {
        return DataKey.unwrap(bytes, by.aead(), connectionId);
    }
}
