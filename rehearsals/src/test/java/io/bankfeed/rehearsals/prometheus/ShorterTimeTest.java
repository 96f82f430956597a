package io.bankfeed.rehearsals.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShorterTimeTest {
    private static final ShorterTime SHORTER = new ShorterTime(30);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rate(x_total[5m])                             | rate(x_total[10000ms])
            increase(x[15m]) or x offset 15m              | increase(x[30000ms]) or x offset 30000ms
            for: 10m                                      | for: 20000ms
            for: 0m                                       | for: 0ms
            interval: 15s                                 | interval: 1s
            max(bankfeed_exchange_waiting_seconds) > 90   | max(bankfeed_exchange_waiting_seconds) > 3
            max(task_age_seconds{state=~"ready"}) > 600   | max(task_age_seconds{state=~"ready"}) > 20
            """)
    void divides_every_span_of_time(String rule, String shorter) {
        assertThat(SHORTER.of(rule)).isEqualTo(shorter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum by (service) (lag_records) > 1000
            service:http_errors:ratio1h > 14.4 * 0.0005
            max(bankfeed_refresh_tokens_ending{within="3d"}) > 0
            record: service:http_errors:ratio30m
            """)
    void leaves_shares_counts_and_names_as_they_are(String rule) {
        assertThat(SHORTER.of(rule)).isEqualTo(rule);
    }

    @Test
    void reads_what_spans_are_in_the_rules_that_there_are() {
        assertThat(SHORTER.of("[6h]")).isEqualTo("[720000ms]");
        assertThat(SHORTER.of("[1d]")).isEqualTo("[2880000ms]");
    }
}
