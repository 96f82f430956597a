package io.bankfeed.localstack.rolling;

import io.bankfeed.localstack.Addresses;
import io.bankfeed.localstack.StackSettings;
import io.bankfeed.localstack.TenantsFile;
import io.bankfeed.localstack.issuer.Issuer;
import io.bankfeed.localstack.kafka.KafkaBroker;
import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Directories;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.service.ImageJars;
import io.bankfeed.localstack.service.Keys;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.service.ServiceSettings;
import io.bankfeed.localstack.service.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two replicas of every service, started as their images start them, each pair behind its front. */
final class RollingStack implements AutoCloseable {
    private final PortPlan ports = PortPlan.ofFreePorts();
    private final Places places;
    private final Children children;
    private final PostgresServer postgres;
    private final Issuer issuer;
    private final Map<Service, Front> fronts = new EnumMap<>(Service.class);
    private final Map<Service, List<Replica>> replicas = new EnumMap<>(Service.class);

    RollingStack(Path data) throws IOException {
        var checkout = Places.findCheckout();
        Directories.delete(data);
        Files.createDirectories(data);
        places = new Places(checkout, data, checkout.resolve(".local/cache"));
        children = new Children(places);
        var simulated = StackSettings.withSimulator(places, ports);
        var tenants = TenantsFile.forPorts(simulated);
        Keys.ensure(places, simulated.trueLayer());
        postgres = PostgresServer.start(places, ports.of(Part.POSTGRESQL));
        issuer = Issuer.start(places, ports.of(Part.ISSUER));
        KafkaBroker.start(children, ports, tenants);
        Simulator.startAndAwait(children, ports, simulated.trueLayer());
        var settings = new ServiceSettings(places, ports, simulated.trueLayer(), postgres, issuer.uri(), tenants);
        for (var service : Service.values()) {
            fronts.put(service, new Front(ports.of(service.port())));
            replicas.put(service, new ArrayList<>());
        }
        for (var service : Service.values()) {
            ImageJars.migrate(children, service, settings);
            add(new Replica(service, settings, "a"));
            add(new Replica(service, settings, "b"));
        }
    }

    private void add(Replica replica) {
        replica.start();
        front(replica.service()).register(replica.url());
        replicasOf(replica.service()).add(replica);
    }

    List<Replica> replicasOf(Service service) {
        return java.util.Objects.requireNonNull(replicas.get(service));
    }

    Front front(Service service) {
        return java.util.Objects.requireNonNull(fronts.get(service));
    }

    Stream<Front> fronts() {
        return fronts.values().stream();
    }

    Places places() {
        return places;
    }

    String url(Service service) {
        return ports.url(service.port());
    }

    String kafka() {
        return "127.0.0.1:" + ports.of(Part.KAFKA);
    }

    Addresses addresses() {
        return new Addresses(
                url(Service.AUTH_SERVICE),
                url(Service.SYNC_SERVICE),
                issuer.uri(),
                ports.url(Part.TRUELAYER_SIMULATOR));
    }

    @Override
    public void close() {
        replicas.values().stream().flatMap(List::stream).parallel().forEach(Replica::terminate);
        fronts.values().forEach(Front::close);
        children.closeAllBut(List.of(KafkaBroker.NAME));
        postgres.close();
        issuer.close();
    }
}
