package io.bankfeed.localstack;

import io.bankfeed.localstack.issuer.Issuer;
import io.bankfeed.localstack.kafka.KafkaBroker;
import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Leftovers;
import io.bankfeed.localstack.process.Port;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.process.Terminal;
import io.bankfeed.localstack.service.ImageJars;
import io.bankfeed.localstack.service.Keys;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.service.ServiceProcess;
import io.bankfeed.localstack.service.ServiceSettings;
import io.bankfeed.localstack.service.Simulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Brings a stack up: what does not need one another at the same time, and nothing of it left when a part fails. */
public final class StackStart implements AutoCloseable {
    private final StackSettings settings;
    private final Terminal terminal;
    private final Steps steps;
    private final Children children;
    private Optional<CompletableFuture<Issuer>> issuer = Optional.empty();

    private volatile boolean begun;

    record Infrastructure(PostgresServer postgres, KafkaBroker kafka, Issuer issuer, ServiceSettings services) {}

    public StackStart(StackSettings settings, Terminal terminal) {
        // woken before any thread starts: a logging system that several threads wake at once complains on the terminal
        LoggerFactory.getLogger(StackStart.class).info("starting");
        this.settings = settings;
        this.terminal = terminal;
        this.steps = new Steps(terminal);
        this.children = new Children(settings.places());
    }

    public LocalStack start() {
        endWhatAnEarlierRunLeft();
        Port.requireFree(settings.ports(), partsToStart());
        LocalStack.modules(settings).forEach(module -> ServiceProcess.requireJar(module, settings.places()));
        begun = true;
        try {
            return startEverything();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** False while there is nothing to end. */
    boolean hasBegun() {
        return begun;
    }

    /** Ends whatever has started so far, and what is just starting. */
    @Override
    public void close() {
        children.closeAllBut(List.of(KafkaBroker.NAME));
        PostgresServer.endStale(settings.places());
        issuer.filter(CompletableFuture::isDone).ifPresent(StackStart::closeStarted);
    }

    private void endWhatAnEarlierRunLeft() {
        new Leftovers(settings.places().pidFiles()).end(terminal);
        PostgresServer.endStale(settings.places());
    }

    private List<Part> partsToStart() {
        return Stream.of(Part.values())
                .filter(part ->
                        part != Part.TRUELAYER_SIMULATOR || settings.trueLayer().simulated())
                .toList();
    }

    private LocalStack startEverything() {
        var tenants = TenantsFile.forPorts(settings);
        Keys.ensure(settings.places(), settings.trueLayer());
        var postgres = steps.start("PostgreSQL", at(Part.POSTGRESQL), this::startPostgres);
        var kafka = steps.start("Kafka, topics", at(Part.KAFKA), () -> startKafka(tenants));
        var issuer = steps.start("token issuer", at(Part.ISSUER), this::startIssuer);
        this.issuer = Optional.of(issuer);
        var unpacked = steps.quietly(this::unpackJars);
        var simulator = simulator(unpacked);
        Steps.await(List.of(postgres, kafka, issuer, unpacked));

        var services = new ServiceSettings(
                settings.places(),
                settings.ports(),
                settings.trueLayer(),
                postgres.join(),
                issuer.join().uri(),
                tenants);
        var starting = new ArrayList<CompletableFuture<?>>(List.of(simulator));
        Stream.of(Service.values())
                .map(service -> startService(service, services))
                .forEach(starting::add);
        Steps.await(starting);
        return new LocalStack(
                settings, children, new Infrastructure(postgres.join(), kafka.join(), issuer.join(), services));
    }

    private PostgresServer startPostgres() {
        return PostgresServer.start(settings.places(), settings.ports().of(Part.POSTGRESQL));
    }

    private KafkaBroker startKafka(Path tenants) {
        return KafkaBroker.start(children, settings.ports(), tenants);
    }

    private Issuer startIssuer() {
        return Issuer.start(settings.places(), settings.ports().of(Part.ISSUER));
    }

    private void unpackJars() {
        LocalStack.modules(settings).forEach(module -> ServiceProcess.unpack(module, settings.places()));
    }

    private CompletableFuture<?> simulator(CompletableFuture<Void> unpacked) {
        if (!settings.trueLayer().simulated()) {
            return CompletableFuture.completedFuture(null);
        }
        return unpacked.thenCompose(done -> steps.start(
                Simulator.MODULE,
                at(Part.TRUELAYER_SIMULATOR),
                () -> Simulator.startAndAwait(children, settings.ports(), settings.trueLayer())));
    }

    private CompletableFuture<?> startService(Service service, ServiceSettings services) {
        return steps.start(service.module(), at(service.port()), () -> migrateAndStart(service, services));
    }

    /** A service that starts otherwise than in an image migrates by itself. */
    private Service migrateAndStart(Service service, ServiceSettings services) {
        if (settings.asInImages()) {
            ImageJars.migrate(children, service, services);
        }
        LocalStack.start(settings, children, service, services, settings.additional());
        return service;
    }

    private String at(Part part) {
        return "127.0.0.1:" + settings.ports().of(part);
    }

    private static void closeStarted(CompletableFuture<Issuer> started) {
        if (!started.isCompletedExceptionally()) {
            started.join().close();
        }
    }
}
