package io.bankfeed.sync.crash;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventCodec;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.common.id.Ids;
import io.bankfeed.common.json.BankfeedJson;
import io.bankfeed.sync.bank.Customer;
import io.bankfeed.sync.bank.TestBank;
import io.bankfeed.sync.bank.Windows;
import io.bankfeed.testsupport.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** A process of the service with a bank, a wire to it, its topics and its database. */
final class CrashedService implements AutoCloseable {
    static final String TRANSACTIONS = "/accounts/a1/transactions";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int ROWS = 400;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> SCOPES = List.of("accounts", "transactions");

    private final TestBank bank = new TestBank();
    private final Wire wire = new Wire(bank.url());
    private final String database = Servers.postgres().newDatabase();
    private final SyncProcess process;
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", Servers.kafka()),
            new StringSerializer(),
            new ByteArraySerializer());
    private final EventCodec codec = new EventCodec(codecJson());

    CrashedService(Path directory) throws Exception {
        process = new SyncProcess(directory, database, wire.url(), bank.url());
        process.start();
    }

    Wire wire() {
        return wire;
    }

    /** Somebody with one account and some hundred transactions on it. */
    Customer customer(UUID connection) {
        String[] rows = IntStream.range(0, ROWS)
                .mapToObj(
                        number -> transaction("r" + number, TODAY.minusDays(1 + number % 60), "-1.00", "Row " + number))
                .toArray(String[]::new);
        return bank.customer(connection)
                .givesResultsAt(wire.url())
                .has("/accounts", account("a1"))
                .answers(TRANSACTIONS, request -> Windows.of(request, rows));
    }

    void holdsEveryRowOnce(UUID connection) {
        assertThat(rows(connection)).isEqualTo(ROWS);
        assertThat(count("change_feed", connection)).isEqualTo(ROWS);
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void startAgain() {
        process.start();
    }

    /** A user has consented; their tokens are there. */
    EventEnvelope<?> granted(UUID connection) {
        Instant now = Instant.now();
        return tell(
                connection,
                new TokenRefreshed(true, now.plusSeconds(600), null, null, SCOPES, "mock", "Mock", "c", now, null, 1));
    }

    EventEnvelope<?> tell(UUID connection, Event payload) {
        var event = new EventEnvelope<>(Ids.next(), "test", Instant.now(), connection.toString(), "acme", 1, payload);
        return tellAgain(event);
    }

    /** The same record once more, as when its offset was not committed. */
    EventEnvelope<?> tellAgain(EventEnvelope<?> event) {
        var encoded = codec.encode(event);
        var message = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
        producer.flush();
        return event;
    }

    /** Blocks everybody who writes to a table until it is closed. */
    Connection lockOn(String table) throws SQLException {
        Connection lock = connect();
        lock.setAutoCommit(false);
        try (var statement = lock.createStatement()) {
            statement.execute("lock table " + table + " in share mode");
        }
        return lock;
    }

    void awaitUntil(BooleanSupplier done) {
        Awaitility.await().atMost(LIMIT).until(done::getAsBoolean);
    }

    void awaitBlocked() {
        await("select count(*) > 0 from pg_stat_activity where datname = current_database() "
                + "and wait_event_type = 'Lock'");
    }

    void awaitNobodyBlocked() {
        await("select count(*) = 0 from pg_stat_activity where datname = current_database() "
                + "and (wait_event_type = 'Lock' or state like 'idle in transaction%')");
    }

    void awaitRun(UUID connection) {
        await("select count(*) > 0 from sync_run where state = 'completed' and connection_id = '" + connection + "'");
    }

    void await(String condition) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(value(condition)).isEqualTo(true));
    }

    long count(String what, UUID connection) {
        return (Long) value("select count(*) from " + what + " where connection_id = '" + connection + "'");
    }

    long rows(UUID connection) {
        return count("bank_transaction join account using (account_id)", connection);
    }

    Object value(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getObject(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Connection connect() throws SQLException {
        var postgres = Servers.postgres();
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.username(), postgres.password());
    }

    private static JsonMapper codecJson() {
        var builder = JsonMapper.builder();
        BankfeedJson.configure(builder);
        return builder.build();
    }

    @Override
    public void close() throws Exception {
        process.close();
        wire.close();
        producer.close();
    }
}
