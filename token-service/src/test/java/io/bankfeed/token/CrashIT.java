package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.token.exchange.PlanExchange;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What the database shows when a process died at the named point, and what becomes of it. */
class CrashIT extends TokenServiceTest {

    @Autowired
    PlanExchange plan;

    @Autowired
    TransactionalOperator transaction;

    @Test
    void died_before_the_code_was_sent_and_it_is_sent() {
        Linked link = link("monzo");

        leaveStarted(link, 1);

        link.awaitEvent("bankfeed.token.refreshed.v1");
        assertThat(link.grant().calls).hasValue(1);
    }

    @Test
    void died_between_the_answer_and_the_commit_and_the_user_is_told() {
        Linked link = link("monzo");
        link.code.used.set(true);

        leaveStarted(link, 1);

        var lost = link.awaitEvent("bankfeed.token.lost.v1");
        assertThat(lost.path("reason").asString()).isEqualTo("exchange_outcome_unknown");
        assertThat(lost.path("actor").asString()).isEqualTo("user");
        assertThat(link.grant().calls).hasValue(1);
    }

    @Test
    void died_at_the_second_try_and_there_is_no_third() {
        Linked link = link("monzo");

        leaveStarted(link, 2);

        assertThat(link.awaitEvent("bankfeed.token.lost.v1").path("reason").asString())
                .isEqualTo("exchange_outcome_unknown");
        assertThat(link.grant().calls).hasValue(0);
    }

    @Test
    void died_after_the_tokens_were_stored_and_they_are_announced() {
        Linked link = link("monzo").exchanged();
        database.sql("""
                update token set announced = false, identified = false, identify_at = now() - interval '1 second',
                       lease_owner = gen_random_uuid(), lease_until = clock_timestamp() + interval '1 second'
                 where connection_id = :id""").bind("id", link.id).then().block(LIMIT);

        var again = link.awaitEvents("bankfeed.token.refreshed.v1", 2).get(1);

        assertThat(again.path("initial").asBoolean()).isTrue();
        assertThat(link.grant().calls).hasValue(1);
    }

    /** A row whose holder is gone: {@code started} was recorded, and the lease is about to end. */
    private void leaveStarted(Linked link, int tries) {
        var event = link.granted(1, link.code);
        plan.of(event, event.payload())
                .then(database.sql("""
                        update exchange_attempt set state = 'started', tries = :tries, lease_owner = gen_random_uuid(),
                               lease_until = clock_timestamp() + interval '1 second'
                         where connection_id = :id""").bind("id", link.id).bind("tries", tries).then())
                .as(transaction::transactional)
                .block(LIMIT);
    }
}
