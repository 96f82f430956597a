package io.bankfeed.common.observability;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class TracesIT {

    private static final Logger LOG = LoggerFactory.getLogger(TracesIT.class);
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
    void a_line_in_the_log_tells_the_trace_of_its_chain_whichever_thread_says_it(CapturedOutput log) {
        var line = Mono.fromRunnable(
                        () -> LOG.info("said on {}", Thread.currentThread().getName()))
                .subscribeOn(Schedulers.boundedElastic());

        traces.continuing(TRACEPARENT, "work", line).block(LIMIT);

        assertThat(log.getOut().lines().filter(written -> written.contains("said on ")))
                .singleElement(STRING)
                .contains(TRACE_ID, "oundedElastic");
    }

    @Test
    void a_trace_stays_with_its_chain_over_a_change_of_threads() {
        var elsewhere = Mono.delay(Duration.ofMillis(1)).then(traces.traceparent());

        assertThat(traces.continuing(TRACEPARENT, "work", elsewhere).block(LIMIT))
                .hasValueSatisfying(carried -> assertThat(carried).contains(TRACE_ID));
    }

    @Test
    void outside_any_trace_there_is_none_to_carry() {
        assertThat(traces.traceparent().block(LIMIT)).isEmpty();
    }
}
