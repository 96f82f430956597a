package io.bankfeed.token.truelayer;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A page that TrueLayer wants the user to visit. It may be the bank's own, so the host can't be pinned. */
final class UserLink {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private UserLink() {}

    /** Empty for what no browser of a user should be sent to. */
    static Optional<URI> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            URI link = URI.create(text);
            boolean safe = link.getHost() != null
                    && link.getRawUserInfo() == null
                    && ("https".equalsIgnoreCase(link.getScheme())
                            || "http".equalsIgnoreCase(link.getScheme()) && LOOPBACK.contains(link.getHost()));
            return safe ? Optional.of(link) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
