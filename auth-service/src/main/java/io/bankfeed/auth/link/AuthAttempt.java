package io.bankfeed.auth.link;

import io.bankfeed.auth.secret.OneUseSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One link and what became of it. Its row carries everything, so that the browser's return needs no session.
 *
 * @param tenant owner of the connection
 * @param userId the connection's user
 * @param cookieHashes of the browsers that opened the link through our page
 * @param outcome absent while it is open
 */
public record AuthAttempt(
        UUID id,
        UUID connectionId,
        String tenant,
        String userId,
        LinkTarget target,
        Pkce pkce,
        List<String> cookieHashes,
        Instant expiresAt,
        @Nullable Outcome outcome) {

    /** What an attempt came to. */
    public enum Outcome {
        GRANTED,
        FAILED,
        EXPIRED
    }

    public boolean isOpen(Instant now) {
        return outcome == null && now.isBefore(expiresAt);
    }

    /** The same, with a bank chosen. */
    public AuthAttempt towards(String providerId) {
        return new AuthAttempt(
                id, connectionId, tenant, userId, target.towards(providerId), pkce, cookieHashes, expiresAt, outcome);
    }

    /** Whether the browser has come back by it, with a grant or without. */
    public boolean isAnswered() {
        return outcome == Outcome.GRANTED || outcome == Outcome.FAILED;
    }

    /**
     * Whether it may be this browser that opened the link. None of our cookies proves nothing: phones lose them between
     * app and browser, and a form posted from another site brings none. One that is not of this link does.
     */
    public boolean mayBeFrom(@Nullable OneUseSecret cookie) {
        return cookie == null || cookieHashes.isEmpty() || wasOpenedWith(cookie);
    }

    public boolean wasOpenedWith(OneUseSecret cookie) {
        byte[] presented = bytes(cookie.hash());
        return cookieHashes.stream().anyMatch(hash -> MessageDigest.isEqual(bytes(hash), presented));
    }

    private static byte[] bytes(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
    }
}
