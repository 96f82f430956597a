package io.bankfeed.token;

import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Topics;
import io.bankfeed.testsupport.EventLog;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A process of the service stands at every one of its crash points at once, one connection at each, and is killed. What
 * becomes of them is the survivor's work.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT extends TokenServiceTest {

    private static final String REFRESHED = "bankfeed.token.refreshed.v1";
    private static final String[] VICTIM = {
        "spring.r2dbc.properties.options=lock_timeout=5s;statement_timeout=300s",
        "spring.kafka.consumer.properties.session.timeout.ms=6000",
        "spring.kafka.consumer.properties.heartbeat.interval.ms=1000",
        "bankfeed.truelayer.time-limit=120s",
        "bankfeed.exchange.lease=121s",
        "bankfeed.refresh.work.lease=121s",
        SteppedTokenService.CLOCK_FILE + "=target/crash-clock"
    };

    @Autowired
    ApplicationContext context;

    private final Linked marked = link("monzo");
    private final Linked polled = link("monzo");
    private final Linked started = link("monzo");
    private final Linked answered = link("monzo");
    private final Linked committed = link("monzo");
    private final Linked leased = link("monzo");
    private final Linked refreshed = link("monzo");
    private final Linked rotated = link("monzo");
    private final Linked ended = link("monzo");
    private final Linked erased = link("monzo");

    @BeforeAll
    void a_process_is_killed_at_all_its_crash_points() {
        Stream.of(leased, refreshed, rotated, ended, erased).forEach(Linked::exchanged);
        var survivor = new Survivor(context);
        survivor.rest();
        var points = new CrashPoints(database)
                .at("outbox_marked", "update on outbox", "record_key")
                .at("event_noted", "insert on processed_event", "event_id")
                .at("tokens_stored", "insert on token", "connection_id")
                .at("tokens_renewed", "update of access_token on token", "connection_id")
                .at("row_erased", "delete on token", "connection_id");
        clock.writeTo(Path.of("target/crash-clock"));
        try (var victim = new ServiceProcess(context.getEnvironment(), VICTIM).awaitReady()) {
            standAtEach(victim, points);
            victim.kill();
        }
        points.clear();
        Stream.of("token", "exchange_attempt", "erasure").forEach(this::letLeasesEnd);
        survivor.takeOver();
    }

    /** The victim's were long, so that none ended before it was killed. */
    private void letLeasesEnd(String table) {
        database.sql("update " + table + " set lease_until = clock_timestamp() where lease_until > clock_timestamp()")
                .then()
                .block(LIMIT);
    }

    /** The listener last: what waits there holds up the partition. */
    private void standAtEach(ServiceProcess victim, CrashPoints points) {
        standAtRefreshes(victim, points);
        standAtExchanges(points);
        points.arm("row_erased", erased.id);
        publish(erased.revoked());
        points.awaitOneMore();
        points.arm("outbox_marked", marked.id);
        publish(marked.granted(1, marked.code));
        points.awaitOneMore();
        EventEnvelope<?> event = polled.granted(1, polled.code);
        points.arm("event_noted", event.id());
        publish(event);
        points.awaitOneMore();
    }

    private void standAtRefreshes(ServiceProcess victim, CrashPoints points) {
        TRUELAYER.fail(leased.grant(), Fault.hanging());
        victim.refresh(leased);
        Awaitility.await().atMost(LIMIT).until(() -> leased.grant().calls.get() == 2);
        rotated.grant().rotates = true;
        for (Linked link : new Linked[] {refreshed, rotated}) {
            points.arm("tokens_renewed", link.id);
            victim.refresh(link);
            points.awaitOneMore();
        }
        victim.refresh(ended).join();
    }

    private void standAtExchanges(CrashPoints points) {
        TRUELAYER.fail(started.grant(), Fault.hanging());
        publish(started.granted(1, started.code));
        Awaitility.await().atMost(LIMIT).until(() -> started.grant().calls.get() == 1);
        points.arm("tokens_stored", answered.id);
        publish(answered.granted(1, answered.code));
        points.awaitOneMore();
        publish(committed.granted(1, committed.code));
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> committed.column("announced").equals("true"));
    }

    @Test
    void k5_an_event_that_the_broker_had_and_the_outbox_had_not_marked_is_sent_again_under_the_same_id() {
        try (var log = new EventLog(Topics.TOKENS)) {
            var sent = log.await(2, ofType(REFRESHED).and(withKey(marked.id)));
            assertThat(sent.stream()
                            .map(record -> EventLog.header(record, "ce_id"))
                            .distinct()
                            .count())
                    .isLessThan(sent.size());
        }
        assertThat(marked.grant().calls).hasValue(1);
    }

    @Test
    void k6_a_record_that_was_polled_and_not_noted_is_delivered_again() {
        polled.awaitEvent(REFRESHED);
        assertThat(polled.grant().calls).hasValue(1);
    }

    @Test
    void k7_a_code_that_was_about_to_be_sent_is_sent() {
        started.awaitEvent(REFRESHED);
        assertThat(started.grant().calls)
                .as("the call that never arrived, and the next")
                .hasValue(2);
    }

    @Test
    void k8_tokens_that_came_and_were_not_stored_end_visibly() {
        var lost = answered.awaitEvent("bankfeed.token.lost.v1");
        assertThat(lost.path("reason").asString()).isEqualTo("exchange_outcome_unknown");
        assertThat(lost.path("actor").asString()).isEqualTo("user");
        assertThat(answered.grant().calls).hasValue(2);
    }

    @Test
    void k9_a_record_that_is_delivered_again_after_its_effect_has_none() {
        publish(committed.granted(1, committed.code));
        polled.awaitEvent(REFRESHED);
        assertThat(committed.grant().calls).hasValue(1);
        assertThat(committed.count("exchange_attempt")).isEqualTo(1);
    }

    @Test
    void k10_a_refresh_that_was_leased_and_not_sent_is_taken_over() {
        leased.accessToken("?newer_than=1").expectStatus().isOk();
        assertThat(leased.column("version")).isEqualTo("2");
    }

    @Test
    void k11_a_refresh_that_was_answered_and_not_stored_is_repeated_with_the_same_token() {
        refreshed.accessToken("?newer_than=1").expectStatus().isOk();
        assertThat(refreshed.grant().calls).hasValue(3);
    }

    @Test
    void k11_where_the_refresh_token_rotated_the_loss_is_told_and_not_silent() {
        rotated.accessToken("?newer_than=1").expectStatus().isEqualTo(409);
        assertThat(rotated.awaitEvent("bankfeed.token.lost.v1").path("actor").asString())
                .isEqualTo("user");
    }

    @Test
    void k12_a_refresh_that_was_stored_holds_nothing_any_more() {
        assertThat(ended.column("version")).isEqualTo("2");
        Awaitility.await().atMost(LIMIT).until(() -> ended.column("lease_owner").equals("null"));
        assertThat(ended.accessToken()).isEqualTo(ended.grant().accessToken);
        assertThat(ended.grant().calls).hasValue(2);
    }

    @Test
    void k24_an_erasure_whose_key_is_destroyed_goes_on() {
        erased.awaitEvent("bankfeed.token.erased.v1");
        assertThat(erased.count("token")).isZero();
        assertThat(erased.count("keys.data_key")).isZero();
        Awaitility.await().atMost(LIMIT).until(() -> erased.grant().deleted);
    }
}
