package io.bankfeed.auth.link;

import io.bankfeed.auth.secret.OneUseSecret;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Binds the browser that opened a link to the one that comes back. {@code __Host-}: no other host, no subdomain and no
 * plain HTTP can set or read it.
 */
public final class BrowserCookie {

    public static final String NAME = "__Host-bankfeed";

    private BrowserCookie() {}

    /** Empty when there is none, or none that we made. */
    public static Optional<OneUseSecret> of(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(NAME))
                .map(HttpCookie::getValue)
                .flatMap(OneUseSecret::parse);
    }

    public static ResponseCookie set(OneUseSecret value, Duration life) {
        return ResponseCookie.from(NAME, value.text())
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(life)
                .build();
    }
}
