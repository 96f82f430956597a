package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Everything that travelled in the end-to-end tests, held against the schemas that are published. */
@Order(8)
class WireIT {

    @Test
    void every_event_on_the_wire_fits_its_published_schema() {
        LocalStack stack = SharedStack.get();
        var demo = new Tenant("demo", stack);
        var link = Link.make(demo, "user-" + UUID.randomUUID(), BankUser.john("ob-monzo"));
        new Arrival(demo, Duration.ofSeconds(90)).await(link, state -> {});
        var schemas = PublishedSchemas.read();
        var records = new TopicReader(stack.kafka().address())
                .recordsOfAllTopics().stream().filter(WireIT::isEvent).toList();

        Map<String, List<String>> wrong = new HashMap<>();
        records.forEach(record -> schemas.violations(record)
                .ifPresent(found -> wrong.putIfAbsent(PublishedSchemas.typeOf(record), found)));

        assertThat(wrong).as("of %d events", records.size()).isEmpty();
        assertThat(records.stream().map(PublishedSchemas::typeOf).collect(Collectors.toSet()))
                .contains(
                        "bankfeed.consent.granted.v1",
                        "bankfeed.consent.confirmed.v1",
                        "bankfeed.token.refreshed.v1",
                        "bankfeed.results.ready.v1",
                        "bankfeed.sync.completed.v1",
                        "bankfeed.connection.changed.v1",
                        "bankfeed.account.changed.v1",
                        "bankfeed.balance.changed.v1",
                        "bankfeed.transactions.changed.v1");
    }

    /** Not what another test planted to be unreadable, nor Kafka's own topics. */
    private static boolean isEvent(ConsumerRecord<byte[], byte[]> record) {
        boolean planted =
                record.value() != null && new String(record.value(), StandardCharsets.UTF_8).startsWith("unreadable-");
        return record.topic().startsWith("bankfeed.") && !record.topic().endsWith(".dlt") && !planted;
    }
}
