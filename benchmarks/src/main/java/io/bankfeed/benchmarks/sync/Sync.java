package io.bankfeed.benchmarks.sync;

import io.bankfeed.localstack.issuer.Issuer;
import io.bankfeed.localstack.kafka.KafkaBroker;
import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.process.ChildProcess;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Directories;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.service.Keys;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.service.ServiceProcess;
import io.bankfeed.localstack.service.ServiceSettings;
import io.bankfeed.localstack.service.TrueLayer;
import io.bankfeed.localstack.tenant.AccessTokens;
import io.bankfeed.localstack.tenant.Api;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** sync-service from its jar with all that it needs, and its database open beside it. */
final class Sync implements AutoCloseable {
    static final int USUAL_HEAP = 192;

    /** Results are looked at at once: nobody tells of them, and their way is not what is measured. */
    static final Map<String, String> WITHOUT_WEBHOOKS =
            Map.of("BANKFEED_FETCH_FIRST_POLL_AFTER", "200ms", "BANKFEED_FETCH_LOOK_EVERY", "100ms");

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final PortPlan ports = PortPlan.ofFreePorts();
    private final Places places;
    private final Children children;
    private final PostgresServer postgres;
    private final Issuer issuer;
    private final FakeBank bank;
    private final Granted granted;
    private final ServiceSettings settings;
    private final Map<String, String> more;
    private final Connection database;
    private ChildProcess process;

    Sync(Map<String, String> additional, int heapMegabytes) throws Exception {
        ServiceProcess.optimise();
        var checkout = Places.findCheckout();
        places = new Places(checkout, Files.createTempDirectory("bankfeed-sync"), checkout.resolve(".local/cache"));
        children = new Children(places);
        var trueLayer = TrueLayer.simulator(ports, "bench", "bench-secret");
        Keys.ensure(places, trueLayer);
        postgres = PostgresServer.start(places, ports.of(Part.POSTGRESQL));
        issuer = Issuer.start(places, ports.of(Part.ISSUER));
        var tenants = checkout.resolve("config/tenants.yml");
        KafkaBroker.start(children, ports, tenants);
        bank = new FakeBank(ports.of(Part.TRUELAYER_SIMULATOR));
        more = new HashMap<>(additional);
        more.put("BANKFEED_TOKEN_SERVICE_URL", ports.url(Part.TRUELAYER_SIMULATOR));
        more.put("BANKFEED_HISTORY_MONTHS", "2");
        settings = new ServiceSettings(places, ports, trueLayer, postgres, issuer.uri(), tenants);
        process = ServiceProcess.startAndAwait(children, Service.SYNC_SERVICE, settings, more, heapMegabytes);
        granted = new Granted("127.0.0.1:" + ports.of(Part.KAFKA));
        database = postgres.connect("postgres", "sync");
    }

    FakeBank bank() {
        return bank;
    }

    Connection database() {
        return database;
    }

    String kafka() {
        return "127.0.0.1:" + ports.of(Part.KAFKA);
    }

    Api tenant() {
        return new Api(new AccessTokens(issuer.uri(), "acme"));
    }

    String url() {
        return ports.url(Part.SYNC_SERVICE);
    }

    long pid() {
        return process.handle().pid();
    }

    void startReceiver() {
        ServiceProcess.startAndAwait(children, Service.WEBHOOK_RECEIVER, settings, more);
    }

    void restartWithHeap(int megabytes) {
        children.kill(Service.SYNC_SERVICE.module());
        process = ServiceProcess.startAndAwait(children, Service.SYNC_SERVICE, settings, more, megabytes);
    }

    UUID link(String... accountIds) {
        var connection = UUID.randomUUID();
        bank.has(connection, accountIds);
        granted.tell(connection);
        return connection;
    }

    /** From the moment at which the answer is asked for until all of it is committed, in seconds. */
    double secondsToImport(UUID connection, String accountId) {
        await("the answer of " + accountId, () -> bank.fetchedAt(accountId) > 0);
        await(
                "its rows",
                () -> number("select count(*) from sync_task join account using (account_id) "
                                + "where endpoint = 'transactions' and state = 'stored' and account.connection_id = '"
                                + connection
                                + "' and sync_task.planned_at = (select max(planned_at) from sync_task latest "
                                + "where latest.endpoint = 'transactions' and latest.connection_id = '" + connection
                                + "')")
                        > 0);
        var seconds = (System.nanoTime() - bank.fetchedAt(accountId)) / 1e9;
        await("the end of the run", () -> number("select count(*) from sync_run where state = 'running'") == 0);
        return seconds;
    }

    /** Asks for everything that can be read at any time once more. */
    void lookAgain(UUID connection) {
        bank.forgetFetches();
        execute("update synced_connection set next_run_at = now(), last_deep_at = null where connection_id = '"
                + connection + "'");
    }

    long number(String sql) {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void execute(String sql) {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static void await(String what, BooleanSupplier done) {
        var start = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Override
    public void close() throws Exception {
        granted.close();
        database.close();
        children.closeAllBut(List.of(KafkaBroker.NAME));
        bank.close();
        postgres.close();
        issuer.close();
        Directories.delete(places.data());
    }
}
