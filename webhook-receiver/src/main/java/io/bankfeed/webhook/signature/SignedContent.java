package io.bankfeed.webhook.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * What TrueLayer signs: method and path, the named headers, then the body to the byte.
 *
 * <p>Written here rather than taken from TrueLayer's Java library, which decodes the body as text first: bytes that are
 * no UTF-8 all become one replacement character there, so that one signature would fit different bodies.
 */
final class SignedContent {

    private SignedContent() {}

    /** Empty when a header that was signed is missing here, or came more than once. */
    static Optional<byte[]> of(String method, String path, List<String> names, HttpHeaders headers, byte[] body) {
        var head = new StringBuilder(method).append(' ').append(path).append('\n');
        for (String name : names) {
            List<String> values = headers.getOrEmpty(name);
            if (values.size() != 1) {
                return Optional.empty();
            }
            head.append(name).append(": ").append(values.getFirst()).append('\n');
        }
        var content = new ByteArrayOutputStream(head.length() + body.length);
        content.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        content.writeBytes(body);
        return Optional.of(content.toByteArray());
    }
}
