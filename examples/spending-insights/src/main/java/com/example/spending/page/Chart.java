package com.example.spending.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Bars as SVG rectangles: where each begins, how long it is, and what is written at it. */
record Chart(int width, int height, List<Bar> bars) {

    private static final int WIDTH = 720;
    private static final int ROW = 34;
    private static final int LABEL = 240;
    private static final int VALUE = 110;
    private static final int COLUMN_HEIGHT = 180;
    private static final int FOOT = 44;

    /**
     * @param link where a click on the bar leads; empty for nowhere
     * @param chosen whether it is the one that the rest of the page tells of
     */
    record Bar(String name, String value, String link, boolean chosen, int x, int y, int length, int thickness) {}

    /** What a bar stands for. */
    record Value(String name, BigDecimal amount, String text, String link, boolean chosen) {}

    /** One under the other, for names of any length. */
    static Chart rows(List<Value> values) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            int length = scaled(value.amount(), values, WIDTH - LABEL - VALUE);
            bars.add(new Bar(value.name(), value.text(), value.link(), value.chosen(), LABEL, i * ROW + 5, length, ROW - 10));
        }
        return new Chart(WIDTH, Math.max(ROW, values.size() * ROW), bars);
    }

    /** One beside the other, for months. */
    static Chart columns(List<Value> values) {
        List<Bar> bars = new ArrayList<>();
        int step = WIDTH / Math.max(1, values.size());
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            int length = scaled(value.amount(), values, COLUMN_HEIGHT);
            int y = COLUMN_HEIGHT + 20 - length;
            bars.add(new Bar(value.name(), value.text(), value.link(), value.chosen(), i * step + 5, y, length, step - 10));
        }
        return new Chart(WIDTH, COLUMN_HEIGHT + FOOT, bars);
    }

    private static int scaled(BigDecimal amount, List<Value> values, int longest) {
        BigDecimal greatest = values.stream().map(Value::amount).reduce(BigDecimal.ONE, BigDecimal::max);
        return amount.max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(longest))
                .divide(greatest, RoundingMode.HALF_UP)
                .intValue();
    }
}
