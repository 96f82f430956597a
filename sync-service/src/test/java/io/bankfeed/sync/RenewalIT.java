package io.bankfeed.sync;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.transaction;
import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.ConsentEvent.OtherAccountsAccepted;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.testsupport.EventLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A renewal is a second grant beside the live one; see ADR 15. */
@SyncTest
class RenewalIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    Scenario scenario;

    @Autowired
    JsonMapper json;

    @Test
    void a_renewal_that_comes_to_nothing_leaves_the_live_grant_alone_and_its_later_events_count() {
        UUID connection = linked();

        scenario.tell(connection, 2, new TokenLost("exchange_outcome_unknown", Actor.USER));
        scenario.tell(connection, 1, refreshed(7));

        scenario.await(
                "select count(*) from synced_connection where token_state = 'usable' and token_version = 7 "
                        + "and next_run_at is not null and connection_id = '" + connection + "'",
                1);
    }

    @Test
    void after_a_renewal_the_accounts_are_compared() {
        UUID connection = linked();
        String stays = id(connection, "a1");
        String gone = id(connection, "a2");
        scenario.customer(connection)
                .has("/accounts", account("a1", "11111111"), account("a3", "33333333"))
                .has("/accounts/a3/transactions", transaction("3", TODAY, "-1.00", "Tea"));

        scenario.granted(connection, 2);

        JsonNode compared = compared(connection);
        assertThat(texts(compared.path("came_back"))).containsExactly(stays);
        assertThat(texts(compared.path("added"))).containsExactly(id(connection, "a3"));
        assertThat(texts(compared.path("no_longer_shared"))).containsExactly(gone);
        assertThat(compared.path("held").asBoolean()).isFalse();
    }

    @Test
    void a_renewal_with_none_of_the_accounts_before_tells_nothing_until_the_tenant_has_accepted_them() {
        UUID connection = linked();
        scenario.tell(connection, 1, new ConsentConfirmed(Instant.now()));
        try (var accounts = new EventLog("bankfeed.demo.accounts");
                var transactions = new EventLog("bankfeed.demo.transactions")) {
            accounts.await(2, withKey(connection));
            strangerRenews(connection, 2);
            assertThat(compared(connection).path("held").asBoolean()).isTrue();
            assertThat(accounts.now(withKey(connection))).hasSize(2);

            scenario.tell(connection, 2, new OtherAccountsAccepted(Instant.now()));

            accounts.await(5, withKey(connection));
            transactions.await(record -> new String(record.value(), UTF_8).contains("Tea"));
        }
    }

    @Test
    void a_stranger_who_renews_again_stays_held_and_one_known_account_ends_it() {
        UUID connection = linked();
        strangerRenews(connection, 2);
        String held = "select count(*) from synced_connection where other_accounts_no = 2 and connection_id = '"
                + connection + "'";
        assertThat(scenario.number(held)).isOne();
        strangerRenews(connection, 3);
        assertThat(scenario.number(held)).isOne();

        scenario.customer(connection).has("/accounts", account("a9", "99999999"), account("a1", "11111111"));
        renewed(connection, 4);

        assertThat(scenario.number(held)).isZero();
    }

    private void strangerRenews(UUID connection, long consentNo) {
        scenario.customer(connection)
                .has("/accounts", account("a9", "99999999"))
                .has("/accounts/a9/transactions", transaction("9", TODAY, "-1.00", "Tea"));
        renewed(connection, consentNo);
    }

    private void renewed(UUID connection, long consentNo) {
        scenario.granted(connection, consentNo);
        scenario.await(
                "select count(*) from sync_run where state <> 'running' and consent_no = " + consentNo
                        + " and connection_id = '" + connection + "'",
                1);
    }

    private UUID linked() {
        UUID connection = scenario.newConnection();
        scenario.customer(connection)
                .has("/accounts", account("a1", "11111111"), account("a2", "22222222"))
                .has("/accounts/a1/transactions", transaction("1", TODAY, "-2.99", "Coffee"))
                .has("/accounts/a2/transactions", transaction("2", TODAY, "-2.99", "Cake"));
        scenario.linked(connection);
        return connection;
    }

    private String id(UUID connection, String providerAccountId) {
        return scenario.rows("select account_id from account where connection_id = '" + connection
                        + "' and provider_account_id = '" + providerAccountId + "'")
                .getFirst()
                .get("account_id")
                .toString();
    }

    private JsonNode compared(UUID connection) {
        try (var log = new EventLog("bankfeed.syncs")) {
            var found = log.await(ofType("bankfeed.sync.accounts-compared.v1").and(withKey(connection)));
            assertThat(found).hasSize(1);
            return json.readTree(found.getFirst().value());
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static TokenRefreshed refreshed(long version) {
        Instant now = Instant.now();
        return new TokenRefreshed(
                false, now.plusSeconds(3600), null, null, List.of("accounts"), "mock", "Mock", "c", now, null, version);
    }
}
