package io.bankfeed.sync.database;

import io.bankfeed.common.crypto.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 128 bits of a SHA-256 over fields, in the form of a uuid, which databases compare and index well. */
public final class ContentHash {

    private static final byte ABSENT = 0;
    private static final byte END = 1;

    private ContentHash() {}

    public static UUID of(@Nullable Object... fields) {
        MessageDigest digest = Sha256.digest();
        for (Object field : fields) {
            if (field == null) {
                digest.update(ABSENT);
            } else {
                digest.update(field.toString().getBytes(StandardCharsets.UTF_8));
            }
            digest.update(END);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
