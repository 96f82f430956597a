package io.bankfeed.auth.page;

import org.springframework.http.HttpHeaders;

/** For images that others made: an SVG may hold scripts, which must not run where someone opens it by itself. */
public final class ImageHeaders {

    private ImageHeaders() {}

    public static HttpHeaders closed() {
        var headers = new HttpHeaders();
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        return headers;
    }
}
