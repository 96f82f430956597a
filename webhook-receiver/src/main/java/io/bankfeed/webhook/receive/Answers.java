package io.bankfeed.webhook.receive;

import io.bankfeed.common.webhook.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the sender no more than it must know, always with an empty body, and counts every delivery by its outcome. */
@Component
class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Deliveries deliveries;
    private final OwnTrouble trouble;
    private final WebhookProperties properties;

    Answers(Deliveries deliveries, OwnTrouble trouble, WebhookProperties properties) {
        this.deliveries = deliveries;
        this.trouble = trouble;
        this.properties = properties;
    }

    Mono<Void> to(Notice notice, Mono<Outcome> reception, ServerHttpRequest request, ServerHttpResponse response) {
        long begun = System.nanoTime();
        return reception
                .doOnSuccess(taken -> trouble.over())
                .onErrorResume(failure -> Mono.just(outcomeOf(notice, failure)))
                .flatMap(outcome -> {
                    deliveries.count(notice, outcome, System.nanoTime() - begun);
                    return answer(outcome, request, response);
                });
    }

    private Mono<Void> answer(Outcome outcome, ServerHttpRequest request, ServerHttpResponse response) {
        response.setStatusCode(outcome.status());
        HttpHeaders headers = response.getHeaders();
        headers.setContentLength(0);
        if (outcome.isOurFault()) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(properties.retryAfter().toSeconds()));
        }
        if (outcome.leavesBodyUnread() && !endsSoon(request)) {
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        return response.setComplete();
    }

    /** What is left of a small body is cheaper to skip than a new connection to make; the server's limits bound it. */
    private boolean endsSoon(ServerHttpRequest request) {
        long length = request.getHeaders().getContentLength();
        return length >= 0 && length <= properties.maxBody().toBytes();
    }

    private Outcome outcomeOf(Notice notice, Throwable failure) {
        if (failure instanceof Refused refused) {
            if (refused.outcome().isOurFault()) {
                trouble.met(notice, refused);
            }
            return refused.outcome();
        }
        LOG.error("{} delivery failed", notice.word(), failure);
        return Outcome.FAILED;
    }
}
