package io.bankfeed.localstack.walk;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Cookies by host. Secure ones go to http://localhost too, as browsers do it and java.net.CookieManager does not. */
final class CookieJar {
    private final Map<String, Map<String, String>> byHost = new ConcurrentHashMap<>();

    void addTo(HttpRequest.Builder request, URI address) {
        var cookies = byHost.getOrDefault(address.getHost(), Map.of());
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
    }

    void keep(URI address, Collection<String> headers) {
        var cookies = byHost.computeIfAbsent(address.getHost(), host -> new ConcurrentHashMap<>());
        for (var header : headers) {
            for (var cookie : HttpCookie.parse(header)) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
        }
    }
}
