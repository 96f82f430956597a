package io.bankfeed.token.keys;

import java.util.Base64;
import java.util.UUID;

/** A keyset that a rotation has changed, to be stored. Bytes travel as text: the driver knows no arrays of them. */
record RewrappedKey(UUID connectionId, DataKey key, String base64) {

    static RewrappedKey of(UUID connectionId, DataKey key, WrappingKey by) {
        return new RewrappedKey(
                connectionId, key, Base64.getEncoder().encodeToString(key.wrap(by.aead(), connectionId)));
    }

    OpenedKey opened() {
        return new OpenedKey(connectionId, key);
    }
}
