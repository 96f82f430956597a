package io.bankfeed.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.bankfeed.testsupport.contract.Example;
import io.bankfeed.testsupport.contract.OpenApiExamples;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;

class ExamplesIT extends TokenServiceTest {

    private static final String CONNECTION = "019376a0-0000-7000-8000-000000000001";
    private static final String LETTER = "019376a0-0000-7000-8000-0000000000dd";

    @Autowired
    KafkaTemplate<String, byte[]> records;

    @TestFactory
    Stream<DynamicTest> every_example_of_the_document_holds() {
        return new OpenApiExamples("token-service", http, this::state).tests();
    }

    /** What the example presupposes, and what its values stand for. */
    private Map<String, String> state(Example example) {
        if (example.operation().path().contains("dead-letters")) {
            return Map.of(LETTER, deadLetter().toString());
        }
        Linked link = link("ob-monzo").exchanged();
        if (example.status() == 409) {
            link.grant().extensionNeeds = "another grant";
        } else if (example.name().contains("wants to see the user")) {
            link.grant().extensionNeeds = "authentication_needed";
        }
        return Map.of(CONNECTION, link.id.toString(), "\"consent_no\":3", "\"consent_no\":1");
    }

    /** One that was set aside by a version that could not process it; this one can. */
    private UUID deadLetter() {
        UUID event = UUID.randomUUID();
        var record = new ProducerRecord<>(
                "bankfeed.consents.token-service.dlt",
                CONNECTION,
                ("{\"connection_id\": \"" + CONNECTION + "\", \"tenant\": \"demo\", \"consent_no\": 1}")
                        .getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.toString(),
                        "ce_source",
                        "/bankfeed/auth-service",
                        "ce_type",
                        "bankfeed.consent.celebrated.v1",
                        "ce_subject",
                        CONNECTION,
                        "ce_time",
                        "2026-11-20T09:30:00Z",
                        "content-type",
                        "application/json",
                        KafkaHeaders.DLT_ORIGINAL_TOPIC,
                        "bankfeed.consents")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        records.send(record).join();
        return await().atMost(LIMIT)
                .until(() -> letterOf(event), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<UUID> letterOf(UUID event) {
        return database.sql("select id from dead_letter where event_id = :event")
                .bind("event", event.toString())
                .mapValue(UUID.class)
                .one()
                .blockOptional(LIMIT);
    }
}
