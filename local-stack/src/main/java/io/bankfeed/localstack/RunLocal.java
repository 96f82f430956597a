package io.bankfeed.localstack;

import static java.util.stream.Collectors.joining;

import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.process.Stopwatch;
import io.bankfeed.localstack.process.Terminal;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.service.ServiceProcess;
import io.bankfeed.localstack.service.TrueLayer;
import io.bankfeed.localstack.tenant.Tenant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command behind {@code ./run-local}: starts the stack, shows what it can do, stays up. */
@Command(
        name = "run-local",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts all of Bankfeed on this machine and links a first user.")
public final class RunLocal implements Callable<Integer> {
    // made before any thread starts: a logging system that several threads wake at once complains on the terminal
    private static final Logger LOG = LoggerFactory.getLogger(RunLocal.class);
    private static final Terminal TERMINAL = System.out::println;

    @Option(names = "--once", description = "End as soon as the data is in, with exit status 0, or 1 when it is not.")
    private boolean once;

    @Option(names = "--reset", description = "Start from empty data.")
    private boolean reset;

    @Option(names = "--no-build", description = "Start the jars that are there. (Heeded by the script.)")
    private boolean noBuild;

    @Option(
            names = "--debug",
            paramLabel = "SERVICE",
            description = "With a debugger port for that service (sync-service, say) on 127.0.0.1:5005.")
    private @Nullable Service debugged;

    public static void main(String[] arguments) {
        var command = new CommandLine(new RunLocal()).registerConverter(Service.class, RunLocal::service);
        System.exit(command.execute(arguments));
    }

    private static Service service(String module) {
        return Service.ofModule(module)
                .orElseThrow(() -> new TypeConversionException("there is no " + module + ", but "
                        + Stream.of(Service.values()).map(Service::module).collect(joining(", "))));
    }

    @Override
    public Integer call() {
        try {
            return run();
        } catch (StackFailure e) {
            LOG.error("failed", e);
            TERMINAL.say("\n" + e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            LOG.error("failed", e);
            TERMINAL.say("\nFailed: " + e + "\n  details: " + System.getProperty("bankfeed.launcher.log", "the log"));
            return 1;
        }
    }

    private int run() {
        var stopwatch = new Stopwatch();
        var places = Places.inCheckout(Places.findCheckout());
        var settings = settings(places);
        var unreleased = DataLock.take(places.data());
        DataDirectory.prepare(places, reset);
        Optional.ofNullable(debugged).ifPresent(ServiceProcess::debug);
        TERMINAL.say("Starting Bankfeed. Data and keys: " + places.data() + " · logs: " + places.logs() + "/*.log");
        var start = new StackStart(settings, TERMINAL);
        var stack = new CompletableFuture<LocalStack>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(start, stack), "stop"));
        stack.complete(start.start());
        TERMINAL.done("everything is up", stopwatch.elapsed(), "");
        show(settings, stack.join(), stopwatch);
        return once ? 0 : stayUp(stack.join());
    }

    private static StackSettings settings(Places places) {
        var ports = PortPlan.ofTheDesign();
        return TrueLayer.ofTheEnvironment(System.getenv())
                .map(trueLayer -> new StackSettings(places, ports, trueLayer))
                .orElseGet(() -> StackSettings.withSimulator(places, ports));
    }

    private static void show(StackSettings settings, LocalStack stack, Stopwatch stopwatch) {
        var demo = new Tenant("demo", stack);
        if (settings.trueLayer().simulated()) {
            new FirstUser(stack.addresses(), demo, TERMINAL).linkAtBothBanks();
        } else {
            new RealTrueLayer(settings.trueLayer(), demo, TERMINAL).printAConnectLink();
        }
        TERMINAL.say("\n  whole stack resident: %d MiB · started, linked and synced in %.1f s"
                .formatted(stack.residentMegabytes(), stopwatch.elapsed().toMillis() / 1000.0));
    }

    private static int stayUp(LocalStack stack) {
        TERMINAL.say("\nEverything stays up until Ctrl-C.");
        try {
            var unused = stack.unwantedEnd().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackFailure failure ? failure : new StackFailure(e.toString(), e);
        }
        return 0;
    }

    private static void stop(StackStart start, CompletableFuture<LocalStack> stack) {
        if (!start.hasBegun()) {
            return;
        }
        TERMINAL.say("\nStopping …");
        var stopwatch = new Stopwatch();
        AutoCloseable running = stack.isDone() ? stack.join() : start;
        try {
            running.close();
        } catch (Exception e) {
            LOG.error("stopping", e);
        }
        TERMINAL.done("all ended", stopwatch.elapsed(), "");
    }
}
