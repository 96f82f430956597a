package io.bankfeed.rehearsals;

import io.bankfeed.localstack.StackSettings;
import io.bankfeed.localstack.StackStart;
import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.process.Directories;
import io.bankfeed.localstack.process.Leftovers;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.Terminal;
import io.bankfeed.rehearsals.prometheus.Prometheus;
import io.bankfeed.rehearsals.prometheus.ShorterTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command behind {@code ./rehearse}. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Plays every alert on a running stack: its fault, its firing, its runbook, its end.")
public final class Rehearse implements Callable<Integer> {
    private static final Terminal TERMINAL = System.out::println;
    private static final List<String> FIRST_BANKS = List.of("mock", "ob-monzo");

    @Parameters(arity = "0..*", paramLabel = "ALERT", description = "Which; all of them when none is named.")
    private List<String> alerts = List.of();

    @Option(names = "--list", description = "Name the rehearsals and their faults.")
    private boolean list;

    @Option(
            names = "--factor",
            defaultValue = "30",
            description = "Divides every span of the rules, of the services' looks and retries; ${DEFAULT-VALUE}.")
    private int factor;

    @Option(names = "--record", paramLabel = "FILE", description = "Where the table goes when all were played.")
    private @Nullable Path record;

    @Option(names = "--no-build", description = "Start the jars that are there. (Heeded by the script.)")
    private boolean noBuild;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Rehearse()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var chosen = chosen();
        if (list) {
            chosen.forEach(each -> TERMINAL.say("%-24s %s".formatted(each.alert(), each.words())));
            return 0;
        }
        var checkout = Places.findCheckout();
        var data = checkout.resolve(".local/rehearsals");
        var places = new Places(checkout, data, checkout.resolve(".local/cache"));
        var ofPrometheus = new Places(checkout, data.resolve("prometheus"), places.cache());
        new Leftovers(ofPrometheus.pidFiles()).end(TERMINAL);
        PostgresServer.endStale(places);
        Directories.delete(data);
        var time = new ShorterTime(factor);
        var settings =
                StackSettings.withSimulator(places, PortPlan.ofTheDesign()).with(inShorterTime(time));
        try (StackStart start = endedWithUs(new StackStart(settings, TERMINAL));
                Prometheus prometheus = endedWithUs(Prometheus.start(ofPrometheus, settings.ports(), time))) {
            return playAll(chosen, new Stage(start.start()), prometheus, checkout);
        }
    }

    /** However this process ends: an interrupted rehearsal leaves nothing behind. */
    private static <T extends AutoCloseable> T endedWithUs(T started) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                started.close();
            } catch (Exception e) {
                TERMINAL.say("not ended: " + e);
            }
        }));
        return started;
    }

    private List<Rehearsal> chosen() {
        var known = Rehearsals.all().stream().map(Rehearsal::alert).collect(Collectors.toSet());
        if (!known.containsAll(alerts)) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(), "Known are " + String.join(", ", known));
        }
        return Rehearsals.all().stream()
                .filter(rehearsal -> alerts.isEmpty() || alerts.contains(rehearsal.alert()))
                .toList();
    }

    /** What the services themselves do at intervals that the rules are written for. */
    private static Map<String, String> inShorterTime(ShorterTime time) {
        return Map.of(
                "BANKFEED_QUESTIONS_EVERY", millis(time.of(Duration.ofMinutes(1))),
                "BANKFEED_FETCH_RETRYAFTER", millis(time.of(Duration.ofSeconds(5))),
                "BANKFEED_FETCH_LONGESTRETRY", millis(time.of(Duration.ofMinutes(5))),
                "BANKFEED_FETCH_FIRSTPOLLAFTER", "1s",
                "BANKFEED_FETCH_LONGESTPOLL", millis(time.of(Duration.ofMinutes(2))),
                "BANKFEED_REFRESH_WORK_CIRCUITOPENFOR", millis(time.of(Duration.ofSeconds(30))),
                "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_WAITDURATIONINOPENSTATE",
                        millis(time.of(Duration.ofSeconds(30))));
    }

    private static String millis(Duration span) {
        return span.toMillis() + "ms";
    }

    private int playAll(List<Rehearsal> chosen, Stage stage, Prometheus prometheus, Path checkout) throws Exception {
        var started = Instant.now();
        FIRST_BANKS.forEach(stage::synced);
        var play = new Play(stage, prometheus, checkout, TERMINAL);
        var played = new ArrayList<Played>();
        for (var rehearsal : chosen) {
            played.add(play.play(rehearsal));
        }
        var asked = new Dashboards(checkout, prometheus).ask(started, Instant.now());
        var table = table(played, asked);
        TERMINAL.say("\n" + table);
        if (record != null && alerts.isEmpty()) {
            Files.writeString(record, table);
        }
        var silent = asked.withoutData().isEmpty() || !alerts.isEmpty();
        return silent && played.stream().allMatch(Played::asItShould) ? 0 : 1;
    }

    private String table(List<Played> played, Dashboards.Asked asked) {
        var text =
                new StringBuilder("| alert | fault | fires after | clears after | commands walked | fired as well |\n"
                        + "|---|---|---|---|---|---|\n");
        played.forEach(each -> text.append(each.row()).append('\n'));
        text.append("\nSpans of time divided by ").append(factor).append(". ");
        text.append(asked.queries()).append(" queries of the dashboards asked, ");
        text.append(asked.withoutData().size()).append(" without data.\n");
        asked.withoutData().forEach(query -> text.append("- ").append(query).append('\n'));
        return text.toString();
    }
}
