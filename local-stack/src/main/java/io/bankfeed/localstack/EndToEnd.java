package io.bankfeed.localstack;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.process.Stopwatch;
import io.bankfeed.localstack.process.Terminal;
import io.bankfeed.localstack.tenant.Tenant;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command behind {@code ./e2e}: the check that {@code ./run-local} ends with, against a Bankfeed that is up. */
@Command(
        name = "e2e",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Links a user at both simulated banks, waits for the data and holds every account",
            "(set, number and sum of its transactions) against the simulator's ledger.",
            "Exit status: 0 all equal, 1 not, 2 wrong use."
        })
public final class EndToEnd implements Callable<Integer> {
    private static final Terminal TERMINAL = System.out::println;

    @Parameters(
            paramLabel = "URL",
            defaultValue = "http://localhost:8081",
            description =
                    "Of auth-service; ${DEFAULT-VALUE} when not given. The others: same host, usual ports, unless:")
    private URI authService = URI.create("");

    @Option(names = "--sync-service", paramLabel = "URL")
    private @Nullable String syncService;

    @Option(names = "--issuer", paramLabel = "URL")
    private @Nullable String issuer;

    @Option(names = "--simulator", paramLabel = "URL")
    private @Nullable String simulator;

    @Option(names = "--no-build", description = "Use the jars that are there. (Heeded by the script.)")
    private boolean noBuild;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EndToEnd()).execute(arguments));
    }

    @Override
    public Integer call() {
        var stopwatch = new Stopwatch();
        var addresses = addresses();
        try {
            new FirstUser(addresses, new Tenant("demo", addresses), TERMINAL).linkAtBothBanks();
        } catch (StackFailure e) {
            TERMINAL.say("\n" + e.getMessage());
            return 1;
        }
        TERMINAL.say("\n  linked, synced and compared in %.1f s"
                .formatted(stopwatch.elapsed().toMillis() / 1000.0));
        return 0;
    }

    private Addresses addresses() {
        var usual = Addresses.around(authService);
        return new Addresses(
                usual.authService(),
                syncService == null ? usual.syncService() : syncService,
                issuer == null ? usual.issuer() : issuer,
                simulator == null ? usual.simulator() : simulator);
    }
}
