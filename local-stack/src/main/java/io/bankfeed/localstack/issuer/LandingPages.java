package io.bankfeed.localstack.issuer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where a tenant's user ends after the bank. A real tenant's backend would redeem the reference that arrives here. */
@RestController
class LandingPages {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%1$s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <style>
              body {font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem;
                    color: #1d2733}
              h1 {font-size: 1.6rem} code {background: #eef2f6; padding: .1rem .4rem; border-radius: .3rem}
            </style></head>
            <body><main>
              <h1>%2$s</h1>
              <p>%3$s</p>
            </main></body>
            </html>
            """;

    private final Map<String, String> lastReferences = new ConcurrentHashMap<>();

    @GetMapping("/landing/{tenant}")
    ResponseEntity<String> land(
            @PathVariable String tenant,
            @RequestParam(required = false) @Nullable String ref,
            @RequestParam(required = false) @Nullable String error) {
        if (ref != null) {
            lastReferences.put(tenant, ref);
        }
        var name = HtmlUtils.htmlEscape(tenant);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .header("Cache-Control", "no-store")
                .body(error == null ? connected(name) : failed(name, HtmlUtils.htmlEscape(error)));
    }

    private static String connected(String tenant) {
        return PAGE.formatted(
                tenant,
                "Your bank account is connected",
                "You are back at <code>" + tenant + "</code>. Your accounts appear here in a moment.");
    }

    private static String failed(String tenant, String error) {
        return PAGE.formatted(
                tenant, "Your bank account is not connected", "What we were told: <code>" + error + "</code>");
    }

    Optional<String> lastReferenceOf(String tenant) {
        return Optional.ofNullable(lastReferences.get(tenant));
    }
}
