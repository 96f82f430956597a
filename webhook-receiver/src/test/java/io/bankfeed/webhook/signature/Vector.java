package io.bankfeed.webhook.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;

/** What a published signature was made over. */
record Vector(String file, String path, String headers, String body) {

    String signature() {
        return text(file);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    HttpHeaders received() {
        var received = new HttpHeaders();
        headers.lines().map(line -> line.split(": ", 2)).forEach(header -> received.add(header[0], header[1]));
        return received;
    }

    Vector withBody(String other) {
        return new Vector(file, path, headers, other);
    }

    Vector withPath(String other) {
        return new Vector(file, other, headers, body);
    }

    Vector replacing(String part, String other) {
        return new Vector(file, path, headers.replace(part, other), body);
    }

    static String text(String file) {
        try {
            return new ClassPathResource("truelayer-signing/" + file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }
}
