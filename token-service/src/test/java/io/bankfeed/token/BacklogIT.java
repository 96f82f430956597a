package io.bankfeed.token;

import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Topics;
import io.bankfeed.testsupport.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A bank that was down for an hour: what came due meanwhile is made up for. */
class BacklogIT extends TokenServiceTest {

    private static final String BANK = "hour-down-bank";
    private static final int CONNECTIONS = 45;
    private static final Duration OUTAGE = Duration.ofHours(1);
    /** Planned refreshes at one bank, in a second of the database's. */
    private static final int CAP = 10;
    /** At one bank, from one process. */
    private static final int UNDER_WAY = 8;
    /** Those that are under way at once, and those that found out that the bank is back, may overtake. */
    private static final int OVERTAKING = 16;

    @Autowired
    ApplicationContext context;

    private final List<Grant> byExpiry = new ArrayList<>();
    private List<UUID> ids = List.of();

    @AfterEach
    void back() {
        TRUELAYER.faults.down.remove(BANK);
    }

    @Test
    void the_backlog_is_worked_off_oldest_expiry_first_at_the_capped_rate_and_nobody_loses_a_grant() throws Exception {
        linkExpiringWithin(OUTAGE);
        TRUELAYER.faults.down.add(BANK);

        clock.step(OUTAGE);
        awaitIncident(true);
        assertThat(byExpiry.stream().filter(grant -> grant.calls.get() > 0))
                .as("have found out")
                .hasSizeLessThan(CONNECTIONS / 2)
                .containsAll(byExpiry.subList(0, 5));
        TRUELAYER.faults.down.remove(BANK);

        Awaitility.await()
                .atMost(LIMIT.multipliedBy(3))
                .until(() -> byExpiry.stream().noneMatch(grant -> grant.usedAt.equals(Instant.MAX)));
        awaitIncident(false);
        judge(byExpiry.stream()
                .sorted(Comparator.comparing(grant -> grant.usedAt))
                .toList());
        toldOnce();
        nobodyLost();
    }

    private void judge(List<Grant> served) {
        assertThat(served)
                .filteredOn(grant -> served.indexOf(grant) > byExpiry.indexOf(grant) + OVERTAKING)
                .as(
                        "later than their turn, of %s: only calls that were under way when the bank came back",
                        order(served))
                .hasSizeLessThan(UNDER_WAY);
        assertThat(served)
                .allMatch(
                        first -> within(Duration.ofSeconds(2), first, served) <= 3 * CAP,
                        "in two seconds, of which three of the database's can have a part");
    }

    /** For a failure's message: of each in its turn, which it was by expiry. */
    private String order(List<Grant> served) {
        return served.stream().map(byExpiry::indexOf).toList().toString();
    }

    private static void toldOnce() {
        try (var log = new EventLog(Topics.PROVIDERS)) {
            log.await(ofType("bankfeed.provider.healthy.v1").and(withKey(BANK)));
            assertThat(log.now(ofType("bankfeed.provider.unhealthy.v1").and(withKey(BANK))))
                    .hasSize(1);
            assertThat(log.now(ofType("bankfeed.provider.healthy.v1").and(withKey(BANK))))
                    .hasSize(1);
        }
    }

    private void nobodyLost() {
        assertThat(byExpiry).allMatch(grant -> grant.overlaps.get() == 0);
        assertThat(count("status = 'live' and version = 2")).isEqualTo(CONNECTIONS);
        try (var log = new EventLog(Topics.TOKENS)) {
            assertThat(log.now(ofType("bankfeed.token.lost.v1")
                            .and(record ->
                                    ids.stream().anyMatch(id -> withKey(id).test(record)))))
                    .isEmpty();
        }
    }

    private long count(String condition) {
        return Objects.requireNonNull(
                database.sql("select count(*) as it from token where provider_id = '" + BANK + "' and " + condition)
                        .map(row -> row.get("it", Long.class))
                        .one()
                        .block(LIMIT));
    }

    /** One after the other, evenly; each due as it expires. */
    private void linkExpiringWithin(Duration time) throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            Grant grant = TRUELAYER.newCode(BANK, true).grant;
            grant.refreshToken = "PLANTED-refresh-backlog-" + i;
            byExpiry.add(grant);
        }
        database.sql("insert into provider (provider_id) values ('" + BANK + "') on conflict do nothing")
                .then()
                .block(LIMIT);
        Instant now = clock.instant();
        ids = new BulkTokens(context).add(CONNECTIONS, (number, id) -> {
            Instant expires = now.plus(time.multipliedBy(number + 1L).dividedBy(CONNECTIONS));
            return new BulkTokens.Row(
                    BulkTokens.ACCESS + id,
                    String.valueOf(byExpiry.get(number).refreshToken),
                    BANK,
                    expires.minus(Duration.ofHours(1)),
                    expires,
                    expires);
        });
    }

    private void awaitIncident(boolean troubled) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> Boolean.valueOf(troubled)
                        .equals(database.sql("select troubled from provider where provider_id = '" + BANK + "'")
                                .map(row -> row.get("troubled", Boolean.class))
                                .one()
                                .block(LIMIT)));
    }

    private static long within(Duration window, Grant first, List<Grant> served) {
        return served.stream()
                .filter(grant ->
                        !grant.usedAt.isBefore(first.usedAt) && grant.usedAt.isBefore(first.usedAt.plus(window)))
                .count();
    }
}
