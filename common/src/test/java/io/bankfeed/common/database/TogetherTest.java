package io.bankfeed.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class TogetherTest {
    private final Sinks.Empty<Void> firstAnswer = Sinks.empty();
    private final Sinks.Empty<Void> secondAnswer = Sinks.empty();
    private final List<String> sent = new ArrayList<>();

    @Test
    void none_waits_for_the_answer_to_the_one_before() {
        var both = both().toFuture();

        assertThat(sent).containsExactly("first", "second");

        firstAnswer.tryEmitEmpty();
        assertThat(both).isNotDone();
        secondAnswer.tryEmitEmpty();
        assertThat(both).isCompleted();
    }

    @Test
    void the_first_that_failed_is_told_when_all_have_ended() {
        var both = both().toFuture();

        firstAnswer.tryEmitError(new IllegalStateException("unique"));
        assertThat(both).isNotDone();
        secondAnswer.tryEmitError(new IllegalStateException("aborted"));

        assertThatThrownBy(both::join).hasRootCauseMessage("unique");
    }

    @Test
    void one_failure_is_told_as_it_is() {
        var both = both().toFuture();

        firstAnswer.tryEmitEmpty();
        secondAnswer.tryEmitError(new IllegalStateException("unique"));

        assertThatThrownBy(both::join).hasRootCauseMessage("unique");
    }

    private Mono<Void> both() {
        return Together.inOrder(statement("first", firstAnswer), statement("second", secondAnswer));
    }

    private Mono<Void> statement(String name, Sinks.Empty<Void> answer) {
        return Mono.defer(() -> {
            sent.add(name);
            return answer.asMono();
        });
    }
}
