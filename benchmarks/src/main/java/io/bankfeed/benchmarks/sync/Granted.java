package io.bankfeed.benchmarks.sync;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
        var message =
                new ProducerRecord<>("bankfeed.tokens", connection.toString(), data.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/bankfeed/token-service",
                        "ce_type", "bankfeed.token.refreshed.v1",
                        "content-type", "application/json",
                        "ce_subject", connection.toString(),
                        "ce_time", now.toString(),
                        "ce_consentno", "1",
                        "ce_tenant", "acme")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
