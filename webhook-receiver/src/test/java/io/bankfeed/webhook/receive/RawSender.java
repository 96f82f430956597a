package io.bankfeed.webhook.receive;

import io.bankfeed.webhook.CapabilityKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A sender that speaks HTTP by hand, to say what no client would. */
final class RawSender {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawSender() {}

    static Socket open(int port, String request) {
        try {
            var socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String head(String capability, String framing) {
        return "POST /webhooks/truelayer/%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n".formatted(capability, framing);
    }

    static String authentic() {
        return CapabilityKeys.forTask(UUID.randomUUID(), UUID.randomUUID());
    }

    /** Its first bytes. */
    static String answer(Socket sender) throws IOException {
        byte[] buffer = new byte[512];
        int read = sender.getInputStream().read(buffer);
        return new String(buffer, 0, Math.max(read, 0), StandardCharsets.US_ASCII);
    }
}
