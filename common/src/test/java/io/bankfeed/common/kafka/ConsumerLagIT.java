package io.bankfeed.common.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.Topics;
import io.bankfeed.common.id.Ids;
import io.bankfeed.testsupport.IntegrationTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.core.KafkaTemplate;

@IntegrationTest
class ConsumerLagIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Autowired
    ConsumerLag lag;

    @Autowired
    MeterRegistry meters;

    @Autowired
    EventSink sink;

    @Autowired
    EventSource source;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    Admin admin;

    @Test
    void tells_how_many_records_wait_though_none_is_being_drained_and_that_none_does_any_more() {
        UUID stuck = Ids.next();
        sink.failures.put(stuck, new DataAccessResourceFailureException("connection refused"));
        IntStream.range(0, 40).forEach(i -> source.confirm(stuck));
        await().atMost(LIMIT).until(() -> sink.tries.containsKey(stuck));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(measured()).isBetween(40.0, 45.0));

        sink.failures.remove(stuck);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(measured()).isZero());
    }

    @Test
    void counts_what_came_before_anything_was_committed() {
        var ofNobody = Topics.RESULTS;
        IntStream.range(0, 3)
                .forEach(i -> kafka.send(ofNobody, 1, null, new byte[0]).join());

        var fresh = new GroupLag(admin, "fresh-" + Ids.next());

        assertThat(fresh.byTopic(Set.of(ofNobody), List.of(new TopicPartition(ofNobody, 1)))
                        .block(LIMIT))
                .containsExactly(Map.entry(ofNobody, 3L));
        assertThat(fresh.byTopic(Set.of(ofNobody), List.of()).block(LIMIT)).isEmpty();
    }

    @Test
    void tells_of_no_other_groups_topics() {
        lag.measure().block(LIMIT);

        assertThat(meters.find("bankfeed.consumer.lag").gauges())
                .extracting(gauge -> gauge.getId().getTag("topic"))
                .containsExactly(Topics.CONSENTS);
    }

    private double measured() {
        lag.measure().block(LIMIT);
        return meters.get("bankfeed.consumer.lag")
                .tag("topic", Topics.CONSENTS)
                .gauge()
                .value();
    }
}
