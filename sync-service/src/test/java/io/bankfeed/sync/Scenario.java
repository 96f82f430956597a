package io.bankfeed.sync;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.ProviderEvent;
import io.bankfeed.common.event.ResultEvent.ResultsReady;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.bank.Customer;
import io.bankfeed.sync.bank.TestBank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.r2dbc.core.DatabaseClient;

/** What the neighbours do, and a look into the database. */
public final class Scenario {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> ALL = List.of(
            "info",
            "accounts",
            "balance",
            "cards",
            "transactions",
            "direct_debits",
            "standing_orders",
            "offline_access");

    private static final String LIVE = """
            select row.status || ' ' || row.value || ' ' || row.description as line
              from bank_transaction row join account using (account_id)
             where connection_id = '%s' and removed_at is null order by row.booked_on, 1
            """;
    private static final String FEED = """
            select op || ' ' || (transaction ->> 'description') as line
              from change_feed where connection_id = '%s' order by position
            """;

    private final TestBank bank;
    private final EventPublisher publisher;
    private final Events events;
    private final DatabaseClient database;
    private final Capabilities capabilities;

    Scenario(
            TestBank bank,
            EventPublisher publisher,
            Events events,
            DatabaseClient database,
            Capabilities capabilities) {
        this.bank = bank;
        this.publisher = publisher;
        this.events = events;
        this.database = database;
        this.capabilities = capabilities;
        bank.onWebhook(this::resultsReady);
    }

    public UUID newConnection() {
        return Ids.next();
    }

    public Customer customer(UUID connection) {
        return bank.customer(connection);
    }

    /** The user has been at the bank: first tokens of a grant. */
    public void granted(UUID connection, long consentNo) {
        Instant now = Instant.now();
        tell(
                connection,
                consentNo,
                new TokenRefreshed(
                        true,
                        now.plusSeconds(3600),
                        null,
                        null,
                        ALL,
                        customer(connection).providerId(),
                        "Mock",
                        "cred-" + connection,
                        now,
                        now.plusSeconds(600),
                        consentNo));
    }

    /** As webhook-receiver and token-service tell it of a bank. */
    public void tellOfBank(String providerId, ProviderEvent event) {
        publisher.publish(events.ofProvider(providerId, event)).block(LIMIT);
    }

    public void tell(UUID connection, long consentNo, Event event) {
        publisher.publish(events.of(connection, "demo", consentNo, event)).block(LIMIT);
    }

    /** Links the user and waits until the first run is over. */
    public void linked(UUID connection) {
        granted(connection, 1);
        awaitRun(connection, "initial");
    }

    public void awaitRun(UUID connection, String trigger) {
        await(
                "select count(*) from sync_run where state <> 'running' and trigger = '%s' and connection_id = '%s'"
                        .formatted(trigger, connection),
                1);
    }

    public void await(String countSql, long expected) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(number(countSql)).isEqualTo(expected));
    }

    public long number(String sql) {
        return ((Number) requireNonNull(rows(sql).getFirst().values().iterator().next())).longValue();
    }

    public void execute(String sql) {
        database.sql(sql).fetch().rowsUpdated().block(LIMIT);
    }

    public List<Map<String, Object>> rows(String sql) {
        return requireNonNull(database.sql(sql).fetch().all().collectList().block(LIMIT));
    }

    /** The live transactions of a connection, oldest first, as {@code booked -1.00 description}. */
    public List<String> transactions(UUID connection) {
        return lines(LIVE.formatted(connection));
    }

    /** The change feed as {@code op description}. */
    public List<String> feed(UUID connection) {
        return lines(FEED.formatted(connection));
    }

    private List<String> lines(String sql) {
        return rows(sql).stream().map(row -> String.valueOf(row.get("line"))).toList();
    }

    private void resultsReady(String capability) {
        Capability told = requireNonNull(capabilities.verify(capability));
        publisher
                .publish(events.of(
                        told.connectionId(),
                        told.tenant(),
                        told.consentNo(),
                        new ResultsReady(told.taskRef(), "succeeded", Instant.now())))
                .block(LIMIT);
    }
}
