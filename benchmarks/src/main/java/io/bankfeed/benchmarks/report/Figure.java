package io.bankfeed.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One measured value and what it is held against.
 *
 * @param name what was measured
 * @param value in {@code unit}
 * @param unit of the value and of its limit
 * @param limitName what the limit is; null where the figure stands alone
 * @param limit measured in the same run, or a fixed bound, in {@code unit}; null where the figure stands alone
 * @param ratio value divided by limit; null without a limit
 * @param target the bound that the project promises, in words; null where nothing is promised
 * @param met whether the target was met; true where nothing is promised
 */
public record Figure(
        String name,
        double value,
        String unit,
        @Nullable String limitName,
        @Nullable Double limit,
        @Nullable Double ratio,
        @Nullable String target,
        boolean met) {

    @Override
    public String toString() {
        var text = "  %-52s %14s %-12s".formatted(name, number(value), unit);
        if (limit != null && ratio != null) {
            text += " %s %s, ratio %.2f".formatted(limitName, number(limit), ratio);
        }
        return target == null ? text : text + "  [%s: %s]".formatted(target, met ? "met" : "MISSED");
    }

    private static String number(double value) {
        return Math.abs(value) >= 100 || value == Math.rint(value) ? "%,.0f".formatted(value) : "%.2f".formatted(value);
    }
}
