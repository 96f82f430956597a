package io.bankfeed.benchmarks.sync;

import io.bankfeed.localstack.kafka.EventRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells sync-service of fresh grants, as token-service would. */
final class Granted implements AutoCloseable {
    private static final String DATA = """
            {"connection_id": "%s", "tenant": "acme", "consent_no": 1, "initial": true,
             "access_token_expires_at": "%s", "scopes": ["accounts", "transactions"], "provider_id": "mock",
             "credentials_id": "c", "granted_at": "%s", "token_version": 1}
            """;

    private final KafkaProducer<String, byte[]> producer;

    Granted(String kafka) {
        producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void tell(UUID connection) {
        var now = Instant.now();
        var data = DATA.formatted(connection, now.plusSeconds(3600), now);
        var message = new EventRecord(
                        "bankfeed.tokens",
                        "bankfeed.token.refreshed.v1",
                        "token-service",
                        connection.toString(),
                        "acme",
                        now)
                .with(data.getBytes(StandardCharsets.UTF_8));
        producer.send(message);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
