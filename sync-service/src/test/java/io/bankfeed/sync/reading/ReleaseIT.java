package io.bankfeed.sync.reading;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.ConsentEvent.ConsentRevoked;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.Events;
import io.bankfeed.sync.coverage.Window;
import io.bankfeed.testsupport.EventLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What a tenant hears, and that it is what the feed says. */
@ReadingTest
class ReleaseIT {

    private static final LocalDate FIRST = LocalDate.now().minusDays(40);
    private static final Window DAYS = new Window(FIRST, FIRST.plusDays(39));

    private final EventLog transactions = new EventLog("bankfeed.demo.transactions");
    private final EventLog accounts = new EventLog("bankfeed.demo.accounts");

    @Autowired
    WebTestClient api;

    @Autowired
    HeldData held;

    @Autowired
    EventPublisher publisher;

    @Autowired
    Events events;

    @AfterEach
    void close() {
        transactions.close();
        accounts.close();
    }

    @Test
    void before_the_confirmation_nothing_is_told_and_after_it_everything_in_the_feeds_order() {
        UUID connection = held.connection("demo");
        List<UUID> two = held.accounts(connection, Answers.account("a"), Answers.card("b"));
        UUID released = held.confirmedConnection("demo");
        held.window(connection, two.getFirst(), DAYS, Answers.rows(250, FIRST, 10));
        held.window(connection, two.getLast(), DAYS, Answers.rows(30, FIRST, 1));
        held.window(connection, two.getFirst(), DAYS, Answers.rows(240, FIRST, 10));
        held.window(
                released, held.accounts(released, Answers.account("r")).getFirst(), DAYS, Answers.rows(1, FIRST, 1));
        transactions.await(withKey(released));
        assertThat(transactions.now(withKey(connection))).isEmpty();
        assertThat(accounts.now(withKey(connection))).isEmpty();
        tenant().changes(connection, "").expectStatus().isEqualTo(409);

        confirm(connection);

        List<JsonNode> told = told(connection, 290);
        assertThat(told).isEqualTo(tenant().all(connection));
        assertThat(told).extracting(change -> change.path("cursor").asString()).doesNotHaveDuplicates();
        assertThat(transactions.now(withKey(connection))).allSatisfy(this::isSmallAndOfOneAccount);
        assertThat(accounts.await(2, withKey(connection)))
                .extracting(record -> header(record, "ce_type"))
                .containsOnly("bankfeed.account.changed.v1");
    }

    @Test
    void what_a_renewal_without_a_known_account_brought_is_refused_with_its_own_code() {
        UUID connection = held.confirmedConnection("demo");
        held.execute("update synced_connection set other_accounts_no = consent_no where connection_id = '%s'"
                .formatted(connection));

        tenant().changes(connection, "")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("other_accounts");
    }

    @Test
    void the_events_rebuild_the_rows() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        List<JsonNode> rows = new ArrayList<>(Answers.rows(20, FIRST, 2));
        held.window(connection, account, DAYS, rows);
        held.pending(connection, account, List.of(Answers.row("waiting", LocalDate.now(), 1)));
        rows.subList(0, 5).clear();
        held.window(connection, account, DAYS, rows);
        held.pending(connection, account, List.of());

        told(connection, (int)
                held.count("select count(*) from change_feed where connection_id = '%s'".formatted(connection)));

        List<JsonNode> rebuilt = FeedReader.rebuilt(told(connection, 1));
        assertThat(rebuilt).containsExactlyInAnyOrderElementsOf(tenant().transactions(account));
    }

    @Test
    void accounts_and_balances_are_told_masked_and_as_decimal_strings() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        held.balance(connection, account, HeldData.NOW, Answers.balance("1161.20"));

        var balance = accounts.await(withKey(connection).and(ofType("bankfeed.balance.changed.v1")))
                .getFirst();
        assertThat(data(balance).path("current").asString()).isEqualTo("1161.20");
        assertThat(data(balance).path("current").isString()).isTrue();
        var changed = accounts.await(withKey(connection).and(ofType("bankfeed.account.changed.v1")))
                .getFirst();
        assertThat(data(changed).path("number_masked").asString()).isEqualTo("****5678");
        assertThat(new String(changed.value(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("12345678");
        assertThat(header(changed, "ce_tenant")).isEqualTo("demo");
    }

    @Test
    void an_erasure_is_the_last_that_is_told() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        held.window(connection, account, DAYS, Answers.rows(5, FIRST, 1));
        told(connection, 5);

        publisher
                .publish(events.of(connection, "demo", 3, new ConsentRevoked(HeldData.NOW)))
                .block(HeldData.LIMIT);

        accounts.await(withKey(connection).and(ofType("bankfeed.data.erased.v1")));
        assertThat(header(accounts.now(withKey(connection)).getLast(), "ce_type"))
                .isEqualTo("bankfeed.data.erased.v1");
        tenant().changes(connection, "").expectStatus().isNotFound();
        assertThat(held.count("select count(*) from outbox where record_key = '%s' and value::text like '%%SHOP%%'"
                        .formatted(connection)))
                .isZero();
        assertThat(held.count("select count(*) from bank_transaction where account_id = '%s'".formatted(account)))
                .isZero();
    }

    private FeedReader tenant() {
        return new FeedReader(api);
    }

    private void confirm(UUID connection) {
        publisher
                .publish(events.of(connection, "demo", 3, new ConsentConfirmed(HeldData.NOW)))
                .block(HeldData.LIMIT);
    }

    private void isSmallAndOfOneAccount(ConsumerRecord<String, byte[]> record) {
        JsonNode data = data(record);
        assertThat(data.path("changes").size()).isBetween(1, 100);
        assertThat(data.path("changes"))
                .allSatisfy(change -> assertThat(change.path("transaction").path("account_id"))
                        .isEqualTo(data.path("account_id")));
    }

    private List<JsonNode> told(UUID connection, int atLeast) {
        return Awaitility.await()
                .until(
                        () -> transactions.now(withKey(connection)).stream()
                                .flatMap(record -> data(record).path("changes").valueStream())
                                .toList(),
                        told -> told.size() >= atLeast);
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> record) {
        return Answers.JSON.readTree(record.value());
    }
}
