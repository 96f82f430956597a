package io.bankfeed.localstack.walk;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Where the browser is now, and what it sees. */
public record Page(URI address, int status, String contentType, Document document) {

    /** Or below it, whatever name its host goes by: a stack that is reached as 127.0.0.1 sends to localhost. */
    boolean isAt(URI destination) {
        return address.getPort() == destination.getPort() && address.getPath().startsWith(destination.getPath());
    }

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
