package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(3)
class DeadLettersIT {
    private static final int PARTITIONS = 6;

    @Test
    void an_unreadable_record_ends_in_the_dead_letters_and_its_neighbours_go_on() throws Exception {
        LocalStack stack = SharedStack.get();
        var demo = new Tenant("demo", stack);
        var unreadable = "unreadable-" + UUID.randomUUID();

        send(stack, unreadable);
        var link = Link.make(demo, "user-" + UUID.randomUUID(), BankUser.john("ob-monzo"));
        new Arrival(demo, Duration.ofSeconds(90)).await(link, state -> {});

        for (var group : new String[] {"token-service", "sync-service"}) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(new TopicReader(stack.kafka().address())
                                            .textsOf("bankfeed.consents." + group + ".dlt"))
                                    .filteredOn(text -> text.contains(unreadable))
                                    .hasSize(PARTITIONS));
        }
    }

    /** One in front of every neighbour: into each partition. */
    private static void send(LocalStack stack, String text) throws Exception {
        try (var producer = new KafkaProducer<byte[], byte[]>(
                Map.of("bootstrap.servers", stack.kafka().address()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var partition = 0; partition < PARTITIONS; partition++) {
                var value = text.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>("bankfeed.consents", partition, null, value))
                        .get(20, TimeUnit.SECONDS);
            }
        }
    }
}
