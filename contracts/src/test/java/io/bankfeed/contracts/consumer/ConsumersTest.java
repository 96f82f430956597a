package io.bankfeed.contracts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.EventType;
import io.bankfeed.contracts.event.Golden;
import io.bankfeed.testsupport.Repository;
import io.bankfeed.testsupport.Servers;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The consumers of docs/consumers as a reader would start them, each a process of its own. */
class ConsumersTest {

    /** What the Java consumer may use: all that its class path has. */
    private static final List<String> PUBLIC_LIBRARIES = List.of(
            "org.apache.kafka.clients.consumer.KafkaConsumer",
            "tools.jackson.databind.json.JsonMapper",
            "tools.jackson.core.JsonParser",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "net.jpountz.lz4.LZ4Factory",
            "org.slf4j.LoggerFactory");

    private static final String[] EXPECTED = {
        "account Current", "skipped bankfeed.mood.changed.v1", "added 2026-11-20 -12.34", "erase "
    };

    @TempDir
    Path folder;

    @BeforeAll
    static void records() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka(), "compression.type", "lz4"),
                new StringSerializer(),
                new StringSerializer())) {
            send(producer, "accounts", "bankfeed.account.changed.v1", grown(EventType.ACCOUNT_CHANGED));
            send(producer, "accounts", "bankfeed.mood.changed.v1", Golden.of(EventType.ACCOUNT_CHANGED));
            send(producer, "transactions", "bankfeed.transactions.changed.v1", grown(EventType.TRANSACTIONS_CHANGED));
            send(producer, "accounts", "bankfeed.data.erased.v1", grown(EventType.DATA_ERASED));
        }
    }

    @Test
    void java_skips_what_it_does_not_know() throws Exception {
        showsAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                PUBLIC_LIBRARIES.stream().map(ConsumersTest::jarOf).collect(Collectors.joining(File.pathSeparator)),
                Repository.file("docs/consumers/java/TenantConsumer.java").toString()));
    }

    @Test
    void node_skips_what_it_does_not_know() throws Exception {
        Path script = Repository.file("docs/consumers/node/consumer.js");
        var missing = NodeModules.missingFor(script.getParent());
        missing.ifPresent(reason -> System.out.println("NOT RUN: the Node consumer of docs/consumers, for " + reason));
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));

        showsAll(List.of("node", script.toString()));
    }

    private static String jarOf(String type) {
        try {
            return Path.of(Class.forName(type)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException gone) {
            throw new AssertionError(type, gone);
        }
    }

    private void showsAll(List<String> command) throws IOException {
        Path output = folder.resolve("output");
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(Servers.kafka(), "demo"));
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
}
