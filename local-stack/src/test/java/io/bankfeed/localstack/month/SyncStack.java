package io.bankfeed.localstack.month;

import io.bankfeed.localstack.issuer.Issuer;
import io.bankfeed.localstack.kafka.KafkaBroker;
import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Directories;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.service.Keys;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.service.ServiceProcess;
import io.bankfeed.localstack.service.ServiceSettings;
import io.bankfeed.localstack.service.Simulator;
import io.bankfeed.localstack.service.TrueLayer;
import io.bankfeed.localstack.tenant.AccessTokens;
import io.bankfeed.localstack.tenant.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** sync-service and webhook-receiver from their jars, between a real broker and database and the simulator. */
final class SyncStack implements AutoCloseable {
    static final String TENANT = "acme";
    private static final String CLIENT = "bankfeed-local";

    private final PortPlan ports = PortPlan.ofFreePorts();
    private final Path tenants;
    private final Children children;
    private final PostgresServer postgres;
    private final Issuer issuer;
    private final TrueLayer trueLayer;
    private final SteppedTime time;
    private final TokenDesk tokens;
    private final ServiceSettings settings;
    private final Map<String, String> additional;

    SyncStack(Path data, Map<String, String> more) throws Exception {
        var checkout = Places.findCheckout();
        Directories.delete(data);
        Files.createDirectories(data);
        var places = new Places(checkout, data, checkout.resolve(".local/cache"));
        children = new Children(places);
        tenants = checkout.resolve("config/tenants.yml");
        trueLayer = TrueLayer.simulator(ports, CLIENT, CLIENT + "-secret");
        Keys.ensure(places, trueLayer);
        postgres = PostgresServer.start(places, ports.of(Part.POSTGRESQL));
        issuer = Issuer.start(places, ports.of(Part.ISSUER));
        startBroker();
        Simulator.startAndAwait(children, ports, trueLayer);
        time = SteppedTime.in(data.resolve("clock"), bank());
        tokens = new TokenDesk(ports.of(Part.TOKEN_SERVICE), trueLayer, time);
        var all = new LinkedHashMap<>(more);
        all.put("BANKFEED_CLOCK_FILE", time.file().toString());
        additional = Map.copyOf(all);
        settings = new ServiceSettings(places, ports, trueLayer, postgres, issuer.uri(), tenants);
        ServiceProcess.startAndAwait(children, Service.WEBHOOK_RECEIVER, settings, additional);
        startSync();
    }

    SteppedTime time() {
        return time;
    }

    Bank bank() {
        return new Bank(ports.url(Part.TRUELAYER_SIMULATOR));
    }

    Database database() {
        return new Database(postgres);
    }

    String kafka() {
        return "127.0.0.1:" + ports.of(Part.KAFKA);
    }

    Held held() {
        return new Held(new Api(new AccessTokens(issuer.uri(), TENANT)), ports.url(Part.SYNC_SERVICE));
    }

    /** A user goes through the bank's dialog, and sync-service hears of it. */
    Grant link(String user, String providerId, boolean staysThere) {
        var redirectUri = "http://localhost:" + ports.of(Part.AUTH_SERVICE) + "/callback";
        String code;
        try (var landing = new Landing(ports.of(Part.AUTH_SERVICE))) {
            code = new Dialog(trueLayer.authUrl(), CLIENT, redirectUri).codeFor(user, providerId);
        }
        var grant = tokens.redeem(code, user, providerId, redirectUri, staysThere ? "203.0.113.7" : null);
        new GrantEvents(kafka(), TENANT).tell(grant);
        return grant;
    }

    void killSync() {
        children.kill(Service.SYNC_SERVICE.module());
    }

    void startSync() {
        ServiceProcess.startAndAwait(children, Service.SYNC_SERVICE, settings, additional);
    }

    void killBroker() {
        children.kill(KafkaBroker.NAME);
    }

    void startBroker() {
        KafkaBroker.start(children, ports, tenants);
    }

    @Override
    public void close() {
        tokens.close();
        children.closeAllBut(List.of(KafkaBroker.NAME));
        postgres.close();
        issuer.close();
    }
}
