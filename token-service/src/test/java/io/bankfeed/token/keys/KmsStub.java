package io.bankfeed.token.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** What the stand-ins of key services have in common. */
final class KmsStub {

    private KmsStub() {}

    static void send(HttpExchange exchange, int status, String type, String json) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            byte[] bytes = json.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** The "ciphertext" is the plaintext with its context: enough to see that both travel and are compared. */
    static String seal(String context, String plaintext) {
        return base64(context + "|" + plaintext);
    }

    /** The plaintext; empty for another context. */
    static Optional<String> open(String context, String sealed) {
        String text = new String(Base64.getMimeDecoder().decode(sealed), UTF_8);
        int bar = text.indexOf('|');
        return text.substring(0, bar).equals(context) ? Optional.of(text.substring(bar + 1)) : Optional.empty();
    }
}
