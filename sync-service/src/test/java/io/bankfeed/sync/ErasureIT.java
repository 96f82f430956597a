package io.bankfeed.sync;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.ConsentEvent.ConsentRevoked;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.Topics;
import io.bankfeed.testsupport.EventLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the neighbours' other events cause. */
@SyncTest
class ErasureIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    Scenario scenario;

    @Test
    void a_revoked_connection_leaves_no_row_and_nothing_brings_it_back() {
        UUID connection = linked();

        scenario.tell(connection, 1, new ConsentRevoked(Instant.now()));
        try (var log = new EventLog(Topics.SYNCS, Topics.accounts("demo"))) {
            log.await(EventLog.ofType("bankfeed.sync.erased.v1").and(EventLog.withKey(connection)));
            log.await(EventLog.ofType("bankfeed.data.erased.v1").and(EventLog.withKey(connection)));
        }
        scenario.granted(connection, 1);
        scenario.granted(connection, 2);
        UUID after = linked();

        assertThat(scenario.rows("select * from synced_connection where connection_id = '" + connection + "'"))
                .isEmpty();
        assertThat(scenario.rows("select * from account where connection_id = '" + connection + "'"))
                .isEmpty();
        assertThat(scenario.transactions(connection)).isEmpty();
        assertThat(scenario.feed(connection)).isEmpty();
        assertThat(scenario.transactions(after)).isNotEmpty();
    }

    @Test
    void no_table_holds_a_trace_of_the_data_of_an_erased_connection() {
        UUID connection = scenario.newConnection();
        scenario.customer(connection)
                .has("/accounts", account("acc-of-the-erased"))
                .has(
                        "/accounts/acc-of-the-erased/transactions",
                        transaction("1", TODAY, "-2.99", "Trace-of-the-erased"));
        scenario.tell(connection, 1, new ConsentConfirmed(Instant.now()));
        scenario.linked(connection);
        var account = scenario.rows("select account_id from account where connection_id = '" + connection + "'")
                .getFirst()
                .get("account_id");
        assertThat(tablesWith("Trace-of-the-erased")).contains("bank_transaction", "change_feed");
        assertThat(tablesWith(String.valueOf(account))).contains("account", "coverage", "sync_task");

        scenario.tell(connection, 1, new ConsentRevoked(Instant.now()));
        scenario.await("select count(*) from synced_connection where connection_id = '" + connection + "'", 0);

        assertThat(tablesWith("of-the-erased")).isEmpty();
        assertThat(tablesWith(String.valueOf(account))).isEmpty();
        assertThat(tablesWith(connection.toString()))
                .as("who was erased, and that it was told")
                .isSubsetOf("consent_high_water", "outbox", "access_audit");
    }

    /** Whole tables, partitions among their parents, read as text. */
    private List<String> tablesWith(String text) {
        return scenario
                .rows("select relname from pg_class where relkind in ('r', 'p') and not relispartition "
                        + "and relnamespace = 'public'::regnamespace")
                .stream()
                .map(row -> String.valueOf(row.get("relname")))
                .filter(table ->
                        scenario.number("select count(*) from " + table + " row where row::text like '%" + text + "%'")
                                > 0)
                .toList();
    }

    @Test
    void a_confirmation_that_comes_before_the_tokens_is_kept() {
        UUID connection = scenario.newConnection();
        scenario.customer(connection).has("/accounts", account("a1"));

        scenario.tell(connection, 1, new ConsentConfirmed(Instant.now()));
        scenario.await("select count(*) from synced_connection where connection_id = '" + connection + "'", 1);
        scenario.linked(connection);

        assertThat(scenario.number("select count(*) from synced_connection where confirmed_at is not null "
                        + "and provider_id = 'mock' and connection_id = '" + connection + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_lost_token_stops_the_schedule_and_says_who_must_act() {
        UUID connection = linked();

        scenario.tell(connection, 1, new TokenLost("consent_expired", Actor.USER));

        scenario.await(
                "select count(*) from synced_connection where token_state = 'lost' and next_run_at is null "
                        + "and token_actor = 'user' and connection_id = '" + connection + "'",
                1);
        assertThat(scenario.transactions(connection)).isNotEmpty();
    }

    private UUID linked() {
        UUID connection = scenario.newConnection();
        scenario.customer(connection)
                .has("/accounts", account("a1"))
                .has("/accounts/a1/transactions", transaction("1", TODAY, "-2.99", "Coffee"));
        scenario.linked(connection);
        return connection;
    }
}
