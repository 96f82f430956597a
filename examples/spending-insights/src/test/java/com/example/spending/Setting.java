package com.example.spending;

import static org.awaitility.Awaitility.await;

import com.example.spending.intake.StartUp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application beside a real broker and Bankfeed's HTTP side. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:spending;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "spring.kafka.producer.value-serializer=org.apache.kafka.common.serialization.StringSerializer"
        })
@EmbeddedKafka(
        partitions = 1,
        topics = {Setting.ACCOUNTS, Setting.TRANSACTIONS},
        bootstrapServersProperty = "spring.kafka.bootstrap-servers")
abstract class Setting {

    static final String ACCOUNTS = "bankfeed.demo.accounts";
    static final String TRANSACTIONS = "bankfeed.demo.transactions";
    static final StubBankfeed BANKFEED = new StubBankfeed();

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired
    JdbcClient database;

    @Autowired
    EmbeddedKafkaBroker broker;

    @Autowired
    StartUp startUp;

    @LocalServerPort
    int port;

    final UUID connection = UUID.randomUUID();
    final UUID account = UUID.randomUUID();

    private static KafkaTemplate<String, String> kafka;

    @DynamicPropertySource
    static void bankfeed(DynamicPropertyRegistry registry) {
        for (String name : new String[] {"issuer-url", "auth-url", "sync-url"}) {
            registry.add("bankfeed." + name, BANKFEED::url);
        }
    }

    @BeforeEach
    void listening() {
        if (kafka == null) {
            kafka = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                    java.util.Map.of("bootstrap.servers", broker.getBrokersAsString()),
                    new org.apache.kafka.common.serialization.StringSerializer(),
                    new org.apache.kafka.common.serialization.StringSerializer()));
        }
        await().atMost(LIMIT).until(startUp::isListening);
    }

    void send(String topic, UUID id, String type, String data) {
        var record = new ProducerRecord<>(topic, connection.toString(), data);
        record.headers().add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        sent(record);
    }

    void sent(ProducerRecord<String, String> record) {
        try {
            kafka.send(record).get(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Behind everything that was sent before it: both topics have one partition, and this goes to each. */
    void awaitEverythingSent() {
        for (String topic : new String[] {ACCOUNTS, TRANSACTIONS}) {
            UUID id = UUID.randomUUID();
            send(topic, id, "bankfeed.account.changed.v1", Samples.account(UUID.randomUUID(), UUID.randomUUID(), "Marker"));
            await().atMost(LIMIT).until(() -> count("processed_event where event_id = '" + id + "'") == 1);
        }
    }

    long count(String from) {
        return database.sql("select count(*) from " + from).query(Long.class).single();
    }

    String spent(UUID ofConnection) {
        return database.sql("select coalesce(sum(amount), 0) from bank_transaction where connection_id = ?")
                .param(ofConnection)
                .query(java.math.BigDecimal.class)
                .single()
                .stripTrailingZeros()
                .toPlainString();
    }
}
