package io.bankfeed.benchmarks.webhook;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.crypto.KeyFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Requests as TrueLayer would send them, ready as bytes, each for a task of its own. */
record Deliveries(List<byte[]> requests) {

    private static final int MANY = 20_000;
    private static final Instant FAR_AHEAD = Instant.parse("2099-01-01T00:00:00Z");
    private static final String BODY = """
            {"request_timestamp":"2026-11-25T09:00:00.0000000Z",\
            "request_uri":"https://api.truelayer.com/data/v1/accounts",\
            "credentials_id":"3bFDbZRzFTN+2eLz8vpwLQ0hkHIuC2CGm6TyhxqvWQw=",\
            "task_id":"8b3bd0f1-38a6-4a4c-a4c5-7e6f1d1f0f1e","status":"Succeeded"}""";

    static Deliveries good(Path keyset) {
        var capabilities = new Capabilities(KeyFiles.capability(keyset));
        return of(() -> capabilities.mint(new Capability(UUID.randomUUID(), UUID.randomUUID(), "demo", 1, FAR_AHEAD)));
    }

    /** Of the right form, signed with a key that is not ours. */
    static Deliveries forged(Path otherKeyset) {
        return good(otherKeyset);
    }

    byte[] request(long number) {
        return requests.get((int) (number % requests.size()));
    }

    /** The head of one and the first byte of its body. */
    byte[] unfinished() {
        return java.util.Arrays.copyOf(request(0), request(0).length - BODY.length() + 1);
    }

    private static Deliveries of(java.util.function.Supplier<String> capability) {
        return new Deliveries(IntStream.range(0, MANY)
                .mapToObj(i -> request(capability.get()).getBytes(StandardCharsets.US_ASCII))
                .toList());
    }

    private static String request(String capability) {
        return "POST /webhooks/truelayer/%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        .formatted(capability)
                + "Content-Length: %d\r\n\r\n%s".formatted(BODY.length(), BODY);
    }
}
