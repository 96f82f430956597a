package io.bankfeed.token.store;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes of many rows travel as text, which the statement decodes: the driver knows no arrays of them. */
final class BytesAsText {

    private BytesAsText() {}

    static @Nullable String of(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
