package io.bankfeed.sync.bank;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Answers a request for days with the rows of those days. */
public final class Windows {

    private static final Pattern DAY = Pattern.compile("\"timestamp\": ?\"(\\d{4}-\\d{2}-\\d{2})");

    private Windows() {}

    public static Reply of(Request request, String... rows) {
        return Reply.rows(Arrays.stream(rows)
                .filter(row -> day(row).compareTo(request.from()) >= 0 && day(row).compareTo(request.to()) <= 0)
                .toArray(String[]::new));
    }

    private static String day(String row) {
        var matcher = DAY.matcher(row);
        if (!matcher.find()) {
            throw new IllegalArgumentException("a row without a day");
        }
        return matcher.group(1);
    }
}
