package io.bankfeed.localstack.month;

import io.bankfeed.localstack.kafka.EventRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Tells, as token-service would, that a fresh grant has tokens; written from the contract, not with its code. */
record GrantEvents(String kafka, String tenant) {
    private static final List<String> SCOPES = List.of(
            "info",
            "accounts",
            "balance",
            "cards",
            "transactions",
            "direct_debits",
            "standing_orders",
            "offline_access");

    void tell(Grant grant) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message(grant)).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private ProducerRecord<String, byte[]> message(Grant grant) {
        return new EventRecord(
                        "bankfeed.tokens",
                        "bankfeed.token.refreshed.v1",
                        "token-service",
                        grant.connectionId().toString(),
                        tenant,
                        grant.grantedAt())
                .with(JsonMapper.shared().writeValueAsBytes(data(grant)));
    }

    private Map<String, Object> data(Grant grant) {
        var data = new LinkedHashMap<String, Object>();
        data.put("connection_id", grant.connectionId().toString());
        data.put("tenant", tenant);
        data.put("consent_no", 1);
        data.put("initial", true);
        data.put("access_token_expires_at", grant.expiresAt().toString());
        data.put("scopes", SCOPES);
        data.put("provider_id", grant.providerId());
        data.put("provider_display_name", grant.providerId());
        data.put("credentials_id", "credentials-" + grant.user());
        data.put("granted_at", grant.grantedAt().toString());
        data.put(
                "attended_until",
                grant.userIp() == null ? null : grant.attendedUntil().toString());
        data.put("token_version", 1);
        return data;
    }
}
