package io.bankfeed.benchmarks;

import io.bankfeed.benchmarks.report.Machine;
import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.benchmarks.report.ResultFile;
import io.bankfeed.localstack.process.Places;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command behind {@code ./bench}: runs the named benchmarks, or all, and tells whether each target was met. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures what Bankfeed claims about speed, each figure beside its limit.",
        footer = "Exit status: 0 all targets met, 1 one missed or a benchmark failed, 2 wrong use.")
public final class Bench implements Callable<Integer> {

    @Option(names = "--list", description = "Name the benchmarks and what each answers.")
    private boolean list;

    @Option(names = "--no-build", description = "Use the jars that are there. (Heeded by the script.)")
    private boolean noBuild;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description =
                    "Connections of token-service's measurements; a million when not given. (Heeded by the script.)")
    private int rows;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where the JSON goes; benchmarks/results when not given.")
    private @Nullable Path results;

    @Parameters(paramLabel = "NAME", description = "Which to run; all when none is named.")
    private List<String> names = List.of();

    private final CommandLine command = new CommandLine(this);

    public static void main(String[] arguments) {
        System.exit(new Bench().command.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            known().forEach(benchmark -> System.out.printf("%-28s %s%n", benchmark.name(), benchmark.question()));
            return 0;
        }
        var met = true;
        for (var benchmark : chosen()) {
            met &= measure(benchmark);
        }
        return met ? 0 : 1;
    }

    private boolean measure(Benchmark benchmark) throws Exception {
        System.out.printf("%n%s: %s%n", benchmark.name(), benchmark.question());
        var report = new Report(System.out::println);
        try {
            benchmark.run(report);
        } catch (Exception failed) {
            failed.printStackTrace();
            System.out.println("  failed: " + failed);
            return false;
        }
        var file = new ResultFile(directory()).write(benchmark.name(), report.figures(), Machine.here());
        System.out.println("  written to " + file);
        return report.targetsMet();
    }

    private Path directory() {
        return results != null ? results : Places.findCheckout().resolve("benchmarks/results");
    }

    private List<Benchmark> chosen() {
        var known = known();
        for (var name : names) {
            if (known.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                throw new ParameterException(command, "There is no benchmark " + name + "; --list names them.");
            }
        }
        return known.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }

    private static List<Benchmark> known() {
        return ServiceLoader.load(Benchmark.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Benchmark::name))
                .toList();
    }
}
