package io.bankfeed.common.crypto;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mints and verifies webhook capabilities: {@code base64url(tag || version || connection || task || consent || expiry
 * || tenant)}. The tag is Tink's HMAC-SHA256 with its key id in front, compared in constant time; rotating the shared
 * keyset adds a key for minting while the old ones still verify.
 */
public final class Capabilities {

    private static final byte VERSION = 1;
    private static final int TAG_LENGTH = 5 + 32;
    private static final int FIXED_LENGTH = 1 + 16 + 16 + 8 + 8;
    private static final int MAX_TEXT_LENGTH = 256;

    private final Mac mac;

    public Capabilities(KeysetHandle keyset) {
        try {
            this.mac = keyset.getPrimitive(RegistryConfiguration.get(), Mac.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("not a keyset for capabilities", unusable);
        }
    }

    /** A text for a URL path, about 150 characters. */
    public String mint(Capability capability) {
        byte[] claims = encode(capability);
        try {
            byte[] tag = mac.computeMac(claims);
            byte[] minted = ByteBuffer.allocate(tag.length + claims.length)
                    .put(tag)
                    .put(claims)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(minted);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What it says, or null when it is not one that we minted. Whether it has expired is the caller's to judge. */
    public @Nullable Capability verify(String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            return null;
        }
        try {
            byte[] minted = Base64.getUrlDecoder().decode(text);
            if (minted.length < TAG_LENGTH + FIXED_LENGTH || !isCanonical(text, minted)) {
                return null;
            }
            var tag = new byte[TAG_LENGTH];
            var claims = new byte[minted.length - TAG_LENGTH];
            ByteBuffer.wrap(minted).get(tag).get(claims);
            mac.verifyMac(tag, claims);
            return decode(claims);
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return null;
        }
    }

    /** Base64 has spare bits at its end: without this two texts would mean one capability. */
    private static boolean isCanonical(String text, byte[] minted) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(minted).equals(text);
    }

    private static byte[] encode(Capability capability) {
        byte[] tenant = capability.tenant().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED_LENGTH + tenant.length)
                .put(VERSION)
                .putLong(capability.connectionId().getMostSignificantBits())
                .putLong(capability.connectionId().getLeastSignificantBits())
                .putLong(capability.taskRef().getMostSignificantBits())
                .putLong(capability.taskRef().getLeastSignificantBits())
                .putLong(capability.consentNo())
                .putLong(capability.expiresAt().getEpochSecond())
                .put(tenant)
                .array();
    }

    private static @Nullable Capability decode(byte[] claims) {
        var buffer = ByteBuffer.wrap(claims);
        if (buffer.get() != VERSION) {
            return null;
        }
        var connectionId = new UUID(buffer.getLong(), buffer.getLong());
        var taskRef = new UUID(buffer.getLong(), buffer.getLong());
        long consentNo = buffer.getLong();
        var expiresAt = Instant.ofEpochSecond(buffer.getLong());
        String tenant = StandardCharsets.UTF_8.decode(buffer).toString();
        return new Capability(connectionId, taskRef, tenant, consentNo, expiresAt);
    }
}
