package io.bankfeed.sync;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.transaction;
import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Actor;
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
