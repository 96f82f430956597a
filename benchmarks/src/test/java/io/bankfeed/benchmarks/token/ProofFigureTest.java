package io.bankfeed.benchmarks.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.benchmarks.report.Figure;
import io.bankfeed.benchmarks.report.Report;
import org.junit.jupiter.api.Test;

class ProofFigureTest {

    @Test
    void what_a_proof_has_left_is_reported_with_its_promise() {
        var report = new Report(line -> {});

        ProofFigure.read("""
                        {"name":"alone","value":2174.0,"unit":"bytes"}
                        {"name":"claim","value":5.1,"unit":"ms","at_most":5.0}
                        {"name":"refreshes","value":59.0,"unit":"x","limit_name":"bare","limit":100.0,"at_least":0.6}
                        {"name":"again","value":1.1,"unit":"ms","limit_name":"few","limit":1.0,"at_most_times":1.2}
                        {"name":"rows","value":1.0,"unit":"a second","limit_name":"bare Tink","limit":4.0}
                        """).forEach(figure -> figure.tell(report));

        assertThat(report.figures())
                .extracting(Figure::name)
                .containsExactly("alone", "claim", "refreshes", "again", "rows");
        assertThat(report.figures()).extracting(Figure::met).containsExactly(true, false, false, true, true);
        assertThat(report.figures().getLast().ratio()).isEqualTo(0.25);
    }
}
