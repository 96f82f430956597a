package com.example.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventsTest extends Setting {

    private static final String CHANGED = "bankfeed.transactions.changed.v1";

    private final UUID uid = UUID.randomUUID();

    @Test
    void an_event_that_comes_twice_has_its_effect_once() {
        UUID id = UUID.randomUUID();
        String added = Samples.changed(connection, account, change("c1", "added", "-12.34"));
        String removed = Samples.changed(connection, account, change("c2", "removed", "-12.34"));

        send(TRANSACTIONS, id, CHANGED, added);
        send(TRANSACTIONS, UUID.randomUUID(), CHANGED, removed);
        send(TRANSACTIONS, id, CHANGED, added);
        awaitEverythingSent();

        assertThat(count("bank_transaction where connection_id = '" + connection + "'")).isZero();
    }

    @Test
    void a_change_that_was_applied_from_the_feed_is_not_applied_again_from_an_event() {
        send(TRANSACTIONS, UUID.randomUUID(), CHANGED, Samples.changed(connection, account, change("c1", "added", "-1.00")));
        send(TRANSACTIONS, UUID.randomUUID(), CHANGED, Samples.changed(connection, account, change("c2", "updated", "-2.00")));
        send(TRANSACTIONS, UUID.randomUUID(), CHANGED, Samples.changed(connection, account, change("c1", "added", "-1.00")));
        awaitEverythingSent();

        assertThat(spent(connection)).isEqualTo("-2");
    }

    @Test
    void unknown_types_are_skipped_and_unreadable_records_set_aside() {
        long rejected = count("rejected_record");

        send(TRANSACTIONS, UUID.randomUUID(), "bankfeed.transactions.celebrated.v1", "{\"mood\": 1}");
        send(TRANSACTIONS, UUID.randomUUID(), CHANGED, "no json");
        sent(new ProducerRecord<>(TRANSACTIONS, "k", "no headers"));
        send(TRANSACTIONS, UUID.randomUUID(), CHANGED, Samples.changed(connection, account, change("c1", "added", "-3.00")));
        awaitEverythingSent();

        assertThat(spent(connection)).isEqualTo("-3");
        assertThat(count("rejected_record")).isEqualTo(rejected + 2);
    }

    @Test
    void after_an_erasure_nothing_comes_back() {
        send(ACCOUNTS, UUID.randomUUID(), "bankfeed.account.changed.v1", Samples.account(connection, account, "Current"));
        send(TRANSACTIONS, UUID.randomUUID(), CHANGED, Samples.changed(connection, account, change("c1", "added", "-3.00")));
        awaitEverythingSent();
        assertThat(spent(connection)).isEqualTo("-3");

        send(ACCOUNTS, UUID.randomUUID(), "bankfeed.data.erased.v1", Samples.erased(connection));
        awaitEverythingSent();
        send(TRANSACTIONS, UUID.randomUUID(), CHANGED, Samples.changed(connection, account, change("c2", "added", "-4.00")));
        send(ACCOUNTS, UUID.randomUUID(), "bankfeed.account.changed.v1", Samples.account(connection, account, "Late"));
        awaitEverythingSent();

        for (String table : new String[] {"bank_transaction", "account"}) {
            assertThat(count(table + " where connection_id = '" + connection + "'")).as(table).isZero();
        }
    }

    private String change(String cursor, String op, String amount) {
        String transaction = Samples.transaction(uid, account, amount, "2026-11-20", "Groceries");
        return Samples.change(cursor, op, transaction, "2026-11-20T09:30:00Z");
    }
}
