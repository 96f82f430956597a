package io.bankfeed.benchmarks.token;

import io.bankfeed.benchmarks.Benchmark;
import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.localstack.process.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Claims, lookups, refreshes and re-encryption of a million connections. Measured by token-service's own proofs, which
 * know its keys and statements; {@code ./bench} runs them before, and they leave their figures in a file.
 */
public final class TokenBenchmark implements Benchmark {

    /** That {@code ./bench} names to the proofs. */
    private static final Path FIGURES = Path.of(".local", "token-figures.jsonl");

    @Override
    public String name() {
        return "token-service";
    }

    @Override
    public String question() {
        return "What do a million connections cost: claims, lookups, refreshes beside bare calls, re-encryption?";
    }

    @Override
    public void run(Report report) throws IOException {
        var file = Places.findCheckout().resolve(FIGURES);
        List<ProofFigure> figures = Files.exists(file) ? ProofFigure.read(Files.readString(file)) : List.of();
        if (figures.isEmpty()) {
            throw new IllegalStateException("no figures in " + file + ": start ./bench token-service");
        }
        figures.forEach(figure -> figure.tell(report));
    }
}
