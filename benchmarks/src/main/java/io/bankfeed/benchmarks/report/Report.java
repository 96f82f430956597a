package io.bankfeed.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes the figures of one benchmark and tells each as it comes. */
public final class Report {
    private final Consumer<String> terminal;
    private final List<Figure> figures = new ArrayList<>();

    public Report(Consumer<String> terminal) {
        this.terminal = terminal;
    }

    /** A line of progress; not part of the result. */
    public void say(String line) {
        terminal.accept("  " + line);
    }

    /** A figure for which nothing is promised. */
    public void figure(String name, double value, String unit) {
        add(new Figure(name, value, unit, null, null, null, null, true));
    }

    /** A figure beside a limit taken in the same run, of which nothing is promised. */
    public void beside(String name, double value, String unit, Limit limit) {
        add(new Figure(name, value, unit, limit.name(), limit.value(), value / limit.value(), null, true));
    }

    /** A figure with a fixed bound that it must not exceed. */
    public void atMost(String name, double value, String unit, double bound) {
        var target = "at most %s %s".formatted(bound, unit);
        add(new Figure(name, value, unit, "bound", bound, value / bound, target, value <= bound));
    }

    /** A figure with a limit taken in the same run, of which it must reach a share. */
    public void atLeast(String name, double value, String unit, Limit limit, double share) {
        var ratio = value / limit.value();
        var target = "at least %.2f of the limit".formatted(share);
        add(new Figure(name, value, unit, limit.name(), limit.value(), ratio, target, ratio >= share));
    }

    /** A figure that may cost at most a multiple of something measured in the same run. */
    public void atMostTimes(String name, double value, String unit, Limit limit, double times) {
        var ratio = value / limit.value();
        var target = "at most %.2f times".formatted(times);
        add(new Figure(name, value, unit, limit.name(), limit.value(), ratio, target, ratio <= times));
    }

    /** What was measured beside a figure to hold it against: its name and value, in the figure's unit. */
    public record Limit(String name, double value) {}

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public boolean targetsMet() {
        return figures.stream().allMatch(Figure::met);
    }

    private void add(Figure figure) {
        figures.add(figure);
        terminal.accept(figure.toString());
    }
}
