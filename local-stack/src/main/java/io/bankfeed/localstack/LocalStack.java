package io.bankfeed.localstack;

import io.bankfeed.localstack.issuer.Issuer;
import io.bankfeed.localstack.kafka.KafkaBroker;
import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.ResidentMemory;
import io.bankfeed.localstack.service.ImageJars;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.service.ServiceProcess;
import io.bankfeed.localstack.service.ServiceSettings;
import io.bankfeed.localstack.service.Simulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Everything that Bankfeed needs, running on this machine: for {@code ./run-local} and for the end-to-end tests. */
public final class LocalStack implements AutoCloseable {
    private final StackSettings settings;
    private final Children children;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final Issuer issuer;
    private final ServiceSettings services;

    LocalStack(StackSettings settings, Children children, StackStart.Infrastructure infrastructure) {
        this.settings = settings;
        this.children = children;
        this.postgres = infrastructure.postgres();
        this.kafka = infrastructure.kafka();
        this.issuer = infrastructure.issuer();
        this.services = infrastructure.services();
    }

    public PortPlan ports() {
        return settings.ports();
    }

    public Addresses addresses() {
        return Addresses.of(settings.ports(), issuer.uri());
    }

    public Places places() {
        return settings.places();
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public Issuer issuer() {
        return issuer;
    }

    /** As a crash would: no shutdown hook of the service runs. */
    public void kill(Service service) {
        children.kill(service.module());
    }

    public void startAgain(Service service) {
        startAgain(service, Map.of());
    }

    /** With settings beside its usual ones, as a deployment would set them in its environment. */
    public void startAgain(Service service, Map<String, String> more) {
        var additional = new HashMap<>(settings.additional());
        additional.putAll(more);
        start(settings, children, service, services, additional);
    }

    /** Killed and started on its data; whoever is connected must connect anew. */
    public void restartBroker() {
        children.kill(KafkaBroker.NAME);
        KafkaBroker.start(children, settings.ports(), services.tenantsFile());
    }

    public ProcessHandle process(Service service) {
        return children.handle(service.module());
    }

    public ProcessHandle brokerProcess() {
        return children.handle(KafkaBroker.NAME);
    }

    /** Completes, exceptionally, when a process ends that should not have. */
    public CompletableFuture<Object> unwantedEnd() {
        return children.unwantedEnd();
    }

    /** Of every process, this one included. */
    public long residentMegabytes() {
        return ResidentMemory.megabytes(
                Stream.of(Stream.of(ProcessHandle.current()), children.handles(), postgres.handle().stream())
                        .flatMap(handles -> handles));
    }

    /** Services and simulator first, what they stand on after them. */
    @Override
    public void close() {
        children.closeAllBut(List.of(KafkaBroker.NAME));
        postgres.close();
        issuer.close();
    }

    static void start(
            StackSettings settings,
            Children children,
            Service service,
            ServiceSettings services,
            Map<String, String> additional) {
        if (settings.asInImages()) {
            ImageJars.startAndAwait(children, service, services, additional);
        } else {
            ServiceProcess.startAndAwait(children, service, services, additional);
        }
    }

    /** Whose jars are unpacked to start from. */
    static List<String> modules(StackSettings settings) {
        var services = settings.asInImages()
                ? Stream.<String>empty()
                : Stream.of(Service.values()).map(Service::module);
        return (settings.trueLayer().simulated() ? Stream.concat(services, Stream.of(Simulator.MODULE)) : services)
                .toList();
    }
}
