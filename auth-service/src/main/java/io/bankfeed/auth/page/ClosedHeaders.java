package io.bankfeed.auth.page;

import io.bankfeed.auth.truelayer.TrueLayerProperties;
import io.bankfeed.common.crypto.Sha256;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Headers of everything that a browser gets here: framed by nobody, kept by nobody, told to nobody, and nothing runs or
 * loads but the one style sheet in the page.
 */
@Component
class ClosedHeaders {

    private final TrueLayerProperties trueLayer;

    ClosedHeaders(TrueLayerProperties trueLayer) {
        this.trueLayer = trueLayer;
    }

    HttpHeaders withStyle(String style) {
        var headers = new HttpHeaders();
        headers.set("Content-Security-Policy", policy(style));
        headers.set("X-Frame-Options", "DENY");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("X-Robots-Tag", "noindex");
        headers.setCacheControl("no-store");
        return HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /**
     * Browsers hold {@code form-action} against every redirect that follows the button: TrueLayer's own and, with a
     * bank chosen beforehand, the bank's, which can be any host.
     */
    private String policy(String style) {
        return "default-src 'none'; style-src 'sha256-" + sha256(style)
                + "'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; " + "form-action 'self' https: "
                + trueLayer.environment();
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text));
    }
}
