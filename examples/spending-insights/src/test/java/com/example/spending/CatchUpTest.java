package com.example.spending;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.spending.intake.CatchUp;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CatchUpTest extends Setting {

    private static final String EARLY = "2026-11-01T00:00:00Z";
    private static final String LATE = "2026-11-20T00:00:00Z";

    @Autowired
    CatchUp catchUp;

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @BeforeEach
    void link() {
        connections("active");
        BANKFEED.answer("/v1/connections/" + connection + "/accounts", """
                {"items": [{"account_id": "%s", "connection_id": "%s", "kind": "account", "display_name": "Current",
                            "currency": "GBP", "shared": true}], "next_cursor": null}
                """.formatted(account, connection));
    }

    @AfterEach
    void nobody() {
        BANKFEED.answer("/v1/connections", "{\"items\": [], \"next_cursor\": null}");
    }

    @Test
    void what_was_missed_is_read_from_the_feed_page_by_page() {
        feed("", page("p1", "p1", change("p1", "added", first, "-1.00", EARLY)));
        feed("&cursor=p1", page(null, "p2", change("p2", "added", second, "-2.00", EARLY)));
        feed("&cursor=p2", page(null, "p2"));

        catchUp.withEverything();
        catchUp.withEverything();

        assertThat(spent(connection)).isEqualTo("-3");
        assertThat(BANKFEED.asked).anyMatch(asked -> asked.endsWith("/changes?limit=200&cursor=p2"));
    }

    @Test
    void where_the_feed_no_longer_reaches_back_a_snapshot_takes_its_place() {
        feed("", page(null, "old", change("old", "added", first, "-1.00", EARLY)));
        catchUp.withEverything();
        BANKFEED.refuse("/v1/connections/" + connection + "/changes?limit=200&cursor=old", 410, """
                {"code": "cursor_expired", "status": 410, "snapshot": "/v1/connections/x/accounts",
                 "resume_cursor": "end", "snapshot_from": "%s"}
                """.formatted(LATE));
        BANKFEED.answer("/v1/accounts/" + account + "/transactions", """
                {"items": [%s], "next_cursor": null}
                """.formatted(transaction(second, "-20.00")));
        feed("&cursor=end", page(null, "next", change("next", "updated", second, "-21.00", LATE)));

        catchUp.withEverything();

        assertThat(spent(connection)).isEqualTo("-21");
    }

    @Test
    void records_that_the_topic_still_has_change_nothing_that_the_snapshot_contains() {
        where_the_feed_no_longer_reaches_back_a_snapshot_takes_its_place();

        send(TRANSACTIONS, UUID.randomUUID(), "bankfeed.transactions.changed.v1", Samples.changed(
                connection, account, change("forgotten", "added", first, "-500.00", EARLY)));
        awaitEverythingSent();

        assertThat(spent(connection)).isEqualTo("-21");
    }

    @Test
    void whoever_was_revoked_meanwhile_is_erased() {
        feed("", page(null, "p1", change("p1", "added", first, "-1.00", EARLY)));
        catchUp.withEverything();

        connections("revoked");
        catchUp.withEverything();

        assertThat(count("bank_transaction where connection_id = '" + connection + "'")).isZero();
        assertThat(count("account where connection_id = '" + connection + "'")).isZero();
    }

    @Test
    void data_that_is_held_back_until_confirmation_is_waited_for() {
        BANKFEED.refuse("/v1/connections/" + connection + "/accounts", 409, "{\"code\": \"confirmation_required\"}");

        catchUp.withEverything();

        assertThat(spent(connection)).isEqualTo("0");
    }

    private void connections(String status) {
        BANKFEED.answer("/v1/connections", """
                {"items": [{"connection_id": "%s", "status": "%s",
                            "provider": {"provider_id": "mock", "display_name": "Mock"}}], "next_cursor": null}
                """.formatted(connection, status));
    }

    private void feed(String cursor, String page) {
        BANKFEED.answer("/v1/connections/" + connection + "/changes?limit=200" + cursor, page);
    }

    private static String page(String next, String resume, String... changes) {
        return "{\"items\": [%s], \"next_cursor\": %s, \"resume_cursor\": \"%s\"}"
                .formatted(String.join(",", changes), next == null ? "null" : "\"" + next + "\"", resume);
    }

    private String change(String cursor, String op, UUID uid, String amount, String at) {
        return Samples.change(cursor, op, transaction(uid, amount), at);
    }

    private String transaction(UUID uid, String amount) {
        return Samples.transaction(uid, account, amount, "2026-11-20", "Groceries");
    }
}
