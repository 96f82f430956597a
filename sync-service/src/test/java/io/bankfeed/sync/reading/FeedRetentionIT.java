package io.bankfeed.sync.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.page.Cursor;
import io.bankfeed.sync.coverage.Window;
import io.bankfeed.sync.feed.FeedRetention;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Days of the feed go as a whole when their time is over, but never before the tenant's topic was told of them. */
@ReadingTest
class FeedRetentionIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final LocalDate LONG_AGO = TODAY.minusDays(50);
    private static final LocalDate YOUNG_ENOUGH = TODAY.minusDays(35);
    private static final Window DAYS = new Window(TODAY.minusDays(10), TODAY);

    @Autowired
    WebTestClient api;

    @Autowired
    HeldData held;

    @Autowired
    FeedRetention retention;

    @BeforeEach
    void makeTheDaysOfThen() {
        make(LONG_AGO);
        make(YOUNG_ENOUGH);
    }

    @AfterEach
    void dropThem() {
        held.execute("drop table if exists " + partition(LONG_AGO));
        held.execute("drop table if exists " + partition(YOUNG_ENOUGH));
    }

    @Test
    void a_day_past_its_time_goes_and_younger_ones_stay() {
        UUID told = withChangesOf(held.confirmedConnection("demo"), LONG_AGO);
        awaitTold(told);
        UUID younger = withChangesOf(held.confirmedConnection("demo"), YOUNG_ENOUGH);
        awaitTold(younger);

        retention.enforce().block(HeldData.LIMIT);

        assertThat(exists(LONG_AGO)).isFalse();
        assertThat(tenant().all(younger)).hasSize(5);
        tenant().changes(told, "?cursor=" + Cursor.encode(told.toString(), "2"))
                .expectStatus()
                .isEqualTo(410);
    }

    @Test
    void what_no_topic_was_told_stays_however_old_it_is_and_goes_once_it_was_told() {
        UUID unconfirmed = withChangesOf(held.connection("demo"), LONG_AGO);

        retention.enforce().block(HeldData.LIMIT);
        assertThat(changesOf(unconfirmed)).isEqualTo(5);

        held.confirm(unconfirmed);
        awaitTold(unconfirmed);
        retention.enforce().block(HeldData.LIMIT);
        assertThat(changesOf(unconfirmed)).isZero();
        assertThat(exists(LONG_AGO)).isFalse();
    }

    @Test
    void changes_that_were_told_hold_back_no_day_though_newer_ones_of_their_connection_wait() {
        UUID connection = withChangesOf(held.confirmedConnection("demo"), LONG_AGO);
        awaitTold(connection);
        held.execute(
                "update synced_connection set confirmed_at = null where connection_id = '%s'".formatted(connection));
        held.window(
                connection,
                held.accounts(connection, Answers.account("a")).getFirst(),
                DAYS,
                Answers.rows(7, DAYS.from(), 1));

        retention.enforce().block(HeldData.LIMIT);

        assertThat(exists(LONG_AGO)).isFalse();
        assertThat(changesOf(connection)).isEqualTo(2);
    }

    /** Five changes, as of then. */
    private UUID withChangesOf(UUID connection, LocalDate day) {
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        held.window(connection, account, DAYS, Answers.rows(5, DAYS.from(), 1));
        held.execute("update change_feed set changed_at = '%sT12:00:00Z' where connection_id = '%s'"
                .formatted(day, connection));
        return connection;
    }

    private void awaitTold(UUID connection) {
        Awaitility.await()
                .until(() -> held.count("select count(*) from synced_connection where connection_id = '%s' "
                                        .formatted(connection)
                                + "and published_position = feed_position")
                        == 1);
    }

    private long changesOf(UUID connection) {
        return held.count("select count(*) from change_feed where connection_id = '%s'".formatted(connection));
    }

    private void make(LocalDate day) {
        held.execute("""
                create table if not exists %s partition of change_feed
                   for values from ('%sT00:00:00Z') to ('%sT00:00:00Z')
                """.formatted(partition(day), day, day.plusDays(1)));
    }

    private boolean exists(LocalDate day) {
        return held.count("select count(*) from pg_class where relname = '%s'".formatted(partition(day))) == 1;
    }

    private static String partition(LocalDate day) {
        return "change_feed_p" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private FeedReader tenant() {
        return new FeedReader(api);
    }
}
