package io.bankfeed.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.topics.ApplyTopics;
import io.bankfeed.topics.TopicsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rights of config/topics.yml on a broker that enforces them. */
class AccessIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final TopicsFile FILE = TopicsFile.read(Places.findCheckout().resolve("config/topics.yml"));

    @TempDir
    static Path data;

    private static Children children;
    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws Exception {
        var checkout = Places.findCheckout();
        children = new Children(new Places(checkout, data, data));
        broker = SecuredBroker.start(
                children, List.of("demo", "acme", "newcomer", "auth-service", "token-service", "sync-service"));
        apply(Set.of("demo", "acme"));
    }

    @AfterAll
    static void stop() {
        children.closeAllBut(List.of());
    }

    @Test
    void a_tenant_reads_its_own_topics_in_its_own_groups() {
        works(() -> read("demo", "demo", "bankfeed.demo.transactions"));
        works(() -> read("demo", "demo.reports", "bankfeed.demo.transactions"));
    }

    @Test
    void a_tenant_reads_nothing_of_others_and_nothing_internal() {
        for (var topic : List.of(
                "bankfeed.acme.transactions",
                "bankfeed.acme.connections",
                "bankfeed.consents",
                "bankfeed.tokens",
                "bankfeed.consents.sync-service.dlt")) {
            isRefused(() -> read("demo", "demo", topic));
        }
        works(() -> read("demo", "demo", "bankfeed.demo.transactions"));
        assertThatThrownBy(() -> read("demo", "acme", "bankfeed.demo.transactions"))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void a_tenant_writes_nothing_not_even_to_its_own_topics() {
        isRefused(() -> write("demo", "bankfeed.demo.transactions"));
        isRefused(() -> write("demo", "bankfeed.consents"));
    }

    @Test
    void a_service_writes_only_what_is_its_own_to_say_and_makes_no_topic() {
        works(() -> write("token-service", "bankfeed.tokens"));
        isRefused(() -> write("token-service", "bankfeed.consents"));
        try (var admin = Admin.create(broker.as("sync-service"))) {
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("bankfeed.own", 1, (short) 1)))
                            .all()
                            .get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void a_service_may_ask_how_far_its_own_group_is_and_no_others() {
        try (var admin = Admin.create(broker.as("sync-service"))) {
            works(() -> admin.listConsumerGroupOffsets("sync-service")
                    .partitionsToOffsetAndMetadata()
                    .get(20, TimeUnit.SECONDS));
            works(() -> admin.listOffsets(Map.of(new TopicPartition("bankfeed.results", 0), OffsetSpec.latest()))
                    .all()
                    .get(20, TimeUnit.SECONDS));
            assertThatThrownBy(() -> admin.listConsumerGroupOffsets("token-service")
                            .partitionsToOffsetAndMetadata()
                            .get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void a_tenant_that_comes_gets_its_topics_and_one_that_goes_loses_its_rights() {
        assertThat(apply(Set.of("demo", "acme", "newcomer")))
                .contains("created bankfeed.newcomer.accounts")
                .noneMatch(line -> line.startsWith("revoked"));
        works(() -> read("newcomer", "newcomer", "bankfeed.newcomer.accounts"));

        assertThat(apply(Set.of("demo", "acme")))
                .contains("revoked READ TOPIC bankfeed.newcomer.accounts to User:newcomer");
        isRefused(() -> read("newcomer", "newcomer", "bankfeed.newcomer.accounts"));
        assertThat(apply(Set.of("demo", "acme"))).isEmpty();
    }

    private static List<String> apply(Set<String> tenants) {
        var report = new ArrayList<String>();
        try (var admin = Admin.create(broker.as(SecuredBroker.ADMIN))) {
            var apply = new ApplyTopics(admin, LIMIT, report::add);
            apply.topics(FILE.wantedBy(tenants).topics());
            apply.grants(FILE.wantedBy(tenants).grants());
        }
        return report;
    }

    /** Looks where its group stands, as every consumer does first, and reads from the beginning. */
    private static void read(String user, String group, String topic) {
        var settings = new HashMap<>(broker.as(user));
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        var partition = new TopicPartition(topic, 0);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.beginningOffsets(List.of(partition));
            consumer.committed(Set.of(partition));
            consumer.poll(Duration.ofMillis(100));
        }
    }

    /** What was granted holds as soon as the brokers have heard of it. */
    private static void works(ThrowingCallable action) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThatCode(action).doesNotThrowAnyException());
    }

    private static void isRefused(ThrowingCallable action) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThatThrownBy(action).isInstanceOf(AuthorizationException.class));
    }

    private static void write(String user, String topic) {
        try (var producer =
                new KafkaProducer<>(broker.as(user), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "x".getBytes(StandardCharsets.UTF_8)))
                    .get(20, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw (RuntimeException) refused.getCause();
        } catch (InterruptedException | java.util.concurrent.TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
