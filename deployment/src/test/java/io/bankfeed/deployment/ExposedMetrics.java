package io.bankfeed.deployment;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * docs/metrics.md: the names that the running services expose; local-stack's ExposedMetricsIT holds it against them.
 */
final class ExposedMetrics {
    private ExposedMetrics() {}

    static Set<String> committed() {
        var names = Checkout.text("docs/metrics.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
        names.add("up");
        // exposed from the first alarm on, which no healthy run has
        names.add("bankfeed_security_alarms_total");
        return names;
    }
}
