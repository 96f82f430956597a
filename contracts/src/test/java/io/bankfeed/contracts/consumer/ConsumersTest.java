package io.bankfeed.contracts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.EventType;
import io.bankfeed.contracts.event.Golden;
import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The consumers of docs/consumers as a reader would start them, each a process of its own. */
class ConsumersTest {

    private static final EmbeddedKafkaKraftBroker BROKER =
            new EmbeddedKafkaKraftBroker(1, 1, "bankfeed.demo.accounts", "bankfeed.demo.transactions");

    private static final String[] EXPECTED = {
        "account Current", "skipped bankfeed.mood.changed.v1", "added 2026-11-20 -12.34", "erase "
    };

    @TempDir
    Path folder;

    @BeforeAll
    static void records() throws Exception {
        BROKER.afterPropertiesSet();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.getBrokersAsString(), "compression.type", "lz4"),
                new StringSerializer(),
                new StringSerializer())) {
            send(producer, "accounts", "bankfeed.account.changed.v1", grown(EventType.ACCOUNT_CHANGED));
            send(producer, "accounts", "bankfeed.mood.changed.v1", Golden.of(EventType.ACCOUNT_CHANGED));
            send(producer, "transactions", "bankfeed.transactions.changed.v1", grown(EventType.TRANSACTIONS_CHANGED));
            send(producer, "accounts", "bankfeed.data.erased.v1", grown(EventType.DATA_ERASED));
        }
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    @Test
    void java_skips_what_it_does_not_know() throws Exception {
        showsAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Repository.file("docs/consumers/java/TenantConsumer.java").toString()));
    }

    @Test
    void node_skips_what_it_does_not_know() throws Exception {
        Path script = Repository.file("docs/consumers/node/consumer.js");
        Assumptions.assumeTrue(isThere("node"), "no node on the PATH: its consumer is not run");
        Assumptions.assumeTrue(
                Files.isDirectory(script.resolveSibling("node_modules/kafkajs")),
                "no modules: npm install in docs/consumers/node, and its consumer is run");

        showsAll(List.of("node", script.toString()));
    }

    private void showsAll(List<String> command) throws IOException {
        Path output = folder.resolve("output");
        var whole = new java.util.ArrayList<>(command);
        whole.addAll(List.of(BROKER.getBrokersAsString(), "demo"));
        Process consumer = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Files.readString(output)).contains(EXPECTED));
            assertThat(consumer.isAlive()).isTrue();
        } finally {
            consumer.destroyForcibly();
        }
    }

    /** With a field of a later version. */
    private static JsonNode grown(EventType type) {
        JsonNode golden = Golden.of(type);
        ((ObjectNode) golden.path("data")).put("of_a_later_version", true);
        return golden;
    }

    private static void send(KafkaProducer<String, String> producer, String topic, String type, JsonNode golden)
            throws Exception {
        var record = new ProducerRecord<>(
                "bankfeed.demo." + topic, "key", golden.path("data").toString());
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        producer.send(record).get(20, TimeUnit.SECONDS);
    }

    private static boolean isThere(String program) {
        return java.util.stream.Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
