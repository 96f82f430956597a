package io.bankfeed.benchmarks.token;

import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.benchmarks.report.Report.Limit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line that a proof has left.
 *
 * @param limitName what it is held against; null where it stands alone or has a fixed bound
 * @param limit measured in the same run, in {@code unit}
 * @param atMost a fixed bound, in {@code unit}
 * @param atLeast a share of the limit
 * @param atMostTimes a multiple of the limit
 */
record ProofFigure(
        String name,
        double value,
        String unit,
        @Nullable String limitName,
        @Nullable Double limit,
        @Nullable Double atMost,
        @Nullable Double atLeast,
        @Nullable Double atMostTimes) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    static List<ProofFigure> read(String lines) {
        return lines.lines()
                .map(line -> JSON.readValue(line, ProofFigure.class))
                .toList();
    }

    void tell(Report report) {
        if (atMost != null) {
            report.atMost(name, value, unit, atMost);
        } else if (atLeast != null) {
            report.atLeast(name, value, unit, against(), atLeast);
        } else if (atMostTimes != null) {
            report.atMostTimes(name, value, unit, against(), atMostTimes);
        } else if (limit != null) {
            report.beside(name, value, unit, against());
        } else {
            report.figure(name, value, unit);
        }
    }

    private Limit against() {
        return new Limit(Objects.requireNonNull(limitName), Objects.requireNonNull(limit));
    }
}
