package io.bankfeed.webhook.receive;

import static java.util.Objects.requireNonNull;

import io.bankfeed.common.webhook.Notice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code bankfeed_webhook_deliveries_total} by notice and outcome, there from the start with 0, so that the first
 * forgery shows as a rise; {@code bankfeed_webhook_answer_seconds} is how long accepted ones took.
 */
@Component
class Deliveries {

    private final Map<String, Map<Outcome, Counter>> counters;
    private final Timer accepted;

    Deliveries(MeterRegistry meters, List<Notice> notices) {
        this.counters = notices.stream()
                .map(Notice::word)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), word -> counters(meters, word)));
        this.accepted = Timer.builder("bankfeed.webhook.answer")
                .description("from the head of a delivery to the answer after the broker's ack")
                .publishPercentileHistogram()
                .register(meters);
    }

    void count(Notice notice, Outcome outcome, long nanos) {
        requireNonNull(requireNonNull(counters.get(notice.word())).get(outcome)).increment();
        if (outcome == Outcome.ACCEPTED) {
            accepted.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static Map<Outcome, Counter> counters(MeterRegistry meters, String notice) {
        Map<Outcome, Counter> byOutcome = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            byOutcome.put(
                    outcome,
                    Counter.builder("bankfeed.webhook.deliveries")
                            .description("deliveries by what became of them")
                            .tag("notice", notice)
                            .tag("outcome", outcome.word())
                            .register(meters));
        }
        return byOutcome;
    }
}
