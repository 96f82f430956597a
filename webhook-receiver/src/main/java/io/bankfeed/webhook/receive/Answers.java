package io.bankfeed.webhook.receive;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the sender no more than it must know, always with an empty body, and counts every delivery by its outcome. */
@Component
class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String DELIVERIES = "bankfeed.webhook.deliveries";

    private final MeterRegistry meters;
    private final WebhookProperties properties;

    Answers(MeterRegistry meters, WebhookProperties properties) {
        this.meters = meters;
        this.properties = properties;
    }

    Mono<ResponseEntity<Void>> to(Notice notice, Mono<Outcome> reception) {
        return reception
                .onErrorResume(failure -> Mono.just(outcomeOf(notice, failure)))
                .doOnNext(outcome -> count(notice, outcome))
                .map(this::answer);
    }

    private ResponseEntity<Void> answer(Outcome outcome) {
        var answer = ResponseEntity.status(outcome.status());
        if (outcome.isOurFault()) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(properties.retryAfter().toSeconds()));
        }
        if (outcome.leavesBodyUnread()) {
            answer.header(HttpHeaders.CONNECTION, "close");
        }
        return answer.build();
    }

    private static Outcome outcomeOf(Notice notice, Throwable failure) {
        if (failure instanceof Refused refused) {
            if (refused.outcome().isOurFault()) {
                LOG.warn("{} delivery answered 503, {}: {}", notice.word(), refused.getMessage(), refused.getCause());
            }
            return refused.outcome();
        }
        LOG.error("{} delivery failed", notice.word(), failure);
        return Outcome.FAILED;
    }

    private void count(Notice notice, Outcome outcome) {
        meters.counter(DELIVERIES, "notice", notice.word(), "outcome", outcome.word())
                .increment();
    }
}
