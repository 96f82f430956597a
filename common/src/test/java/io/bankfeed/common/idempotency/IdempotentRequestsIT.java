package io.bankfeed.common.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.id.Ids;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.testsupport.IntegrationTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@IntegrationTest
class IdempotentRequestsIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AtomicInteger effects = new AtomicInteger();

    @Autowired
    IdempotentRequests requests;

    @Test
    void ten_equal_requests_at_once_have_one_effect_and_one_answer() {
        String key = Ids.next().toString();

        var answers =
                Flux.range(0, 10).flatMap(i -> post(key, "a"), 8).collectList().block(LIMIT);

        assertThat(answers).hasSize(10).containsOnly(new Answer("a", 1));
        assertThat(effects).hasValue(1);
    }

    @Test
    void the_same_key_for_another_request_is_refused() {
        String key = Ids.next().toString();
        post(key, "a").block(LIMIT);

        StepVerifier.create(post(key, "b"))
                .verifyErrorMatches(refusal ->
                        refusal instanceof ApiProblem problem && problem.code().equals("idempotency_key_reused"));
    }

    @Test
    void a_failed_request_leaves_its_key_free() {
        String key = Ids.next().toString();
        StepVerifier.create(requests.once("demo", "r", key, "a", Answer.class, () -> Mono.error(new Exception("no"))))
                .verifyErrorMessage("no");

        assertThat(post(key, "a").block(LIMIT)).isEqualTo(new Answer("a", 1));
    }

    @Test
    void tenants_do_not_share_keys() {
        String key = Ids.next().toString();
        post(key, "a").block(LIMIT);

        requests.once("acme", "r", key, "b", Answer.class, () -> answer("b")).block(LIMIT);

        assertThat(effects).hasValue(2);
    }

    private Mono<Answer> post(String key, String request) {
        return requests.once("demo", "r", key, request, Answer.class, () -> answer(request));
    }

    private Mono<Answer> answer(String request) {
        return Mono.fromSupplier(() -> new Answer(request, effects.incrementAndGet()));
    }

    private record Answer(String request, int number) {}
}
