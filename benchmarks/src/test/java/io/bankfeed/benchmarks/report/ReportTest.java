package io.bankfeed.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.benchmarks.report.Report.Limit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final List<String> terminal = new ArrayList<>();
    private final Report report = new Report(terminal::add);

    @Test
    void a_share_below_the_target_is_missed_and_said_so() {
        report.atLeast("rows", 39, "rows/s", new Limit("COPY", 100), 0.4);

        assertThat(report.targetsMet()).isFalse();
        assertThat(terminal.getFirst()).contains("39", "COPY 100", "ratio 0.39", "MISSED");
    }

    @Test
    void a_share_at_the_target_is_met() {
        report.atLeast("rows", 40, "rows/s", new Limit("COPY", 100), 0.4);

        assertThat(report.targetsMet()).isTrue();
    }

    @Test
    void a_cost_above_its_bound_is_missed() {
        report.atMost("up", 60.1, "s", 60);
        report.atMostTimes("re-fetch", 26, "ms", new Limit("first import", 100), 0.25);

        assertThat(report.figures()).extracting(Figure::met).containsExactly(false, false);
    }

    @Test
    void the_file_tells_figure_limit_ratio_machine_and_commit(@TempDir Path directory) throws Exception {
        report.atLeast("rows", 50, "rows/s", new Limit("COPY", 100), 0.4);

        var file = new ResultFile(directory).write("import", report.figures(), Machine.here());

        assertThat(Files.readString(file))
                .contains(
                        "\"benchmark\" : \"import\"",
                        "\"limit\" : 100.0",
                        "\"ratio\" : 0.5",
                        "\"commit\"",
                        "\"cores\"");
    }
}
