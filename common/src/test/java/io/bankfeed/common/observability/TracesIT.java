package io.bankfeed.common.observability;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.id.Ids;
import io.bankfeed.common.kafka.EventSink;
import io.bankfeed.common.outbox.Outbox;
import io.bankfeed.testsupport.EventLog;
import io.bankfeed.testsupport.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;

@IntegrationTest
class TracesIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @Autowired
    Traces traces;

    @Autowired
    Outbox outbox;

    @Autowired
    Events events;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    EventSink sink;

    @Test
    void a_trace_goes_on_from_a_due_row_over_the_outbox_and_the_topic_into_the_listener() {
        UUID connection = Ids.next();
        var event = events.of(connection, "demo", 1, new ConsentConfirmed(Instant.EPOCH));

        traces.continuing(TRACEPARENT, "work", outbox.append(event).as(transaction::transactional))
                .block(LIMIT);

        try (var log = new EventLog(Topics.CONSENTS)) {
            assertThat(header(log.await(withKey(connection)).getFirst(), "traceparent"))
                    .startsWith("00-" + TRACE_ID)
                    .isNotEqualTo(TRACEPARENT);
        }
        await().atMost(LIMIT).untilAsserted(() -> assertThat(sink.traceIds).containsEntry(connection, TRACE_ID));
    }

    @Test
    void outside_any_trace_there_is_none_to_carry() {
        assertThat(traces.traceparent().block(LIMIT)).isEmpty();
    }
}
