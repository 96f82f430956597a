package io.bankfeed.localstack.walk;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Where the browser is now, and what it sees. */
public record Page(URI address, int status, String contentType, Document document) {

    public Optional<String> queryParameter(String name) {
        var query = address.getRawQuery();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> java.net.URLDecoder.decode(
                                pair.substring(name.length() + 1), java.nio.charset.StandardCharsets.UTF_8))
                        .findFirst();
    }

    String describe() {
        var title = document.title();
        var text = document.text();
        return "%d at %s://%s%s %s: %s"
                .formatted(
                        status,
                        address.getScheme(),
                        address.getAuthority(),
                        address.getPath(),
                        title,
                        text.substring(0, Math.min(300, text.length())));
    }
}
