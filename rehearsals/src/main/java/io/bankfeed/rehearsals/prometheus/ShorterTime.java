package io.bankfeed.rehearsals.prometheus;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The alert rules of production with every span of time divided by one factor: windows, offsets, how long a rule must
 * hold, and thresholds that are seconds. Shares, counts and everything else stay as they are.
 */
public record ShorterTime(int factor) {
    private static final Pattern WINDOW = Pattern.compile("(?<=\\[)\\d+[smhd](?=])");
    private static final Pattern OFFSET = Pattern.compile("(?<=\\boffset )\\d+[smhd]");
    private static final Pattern HOLDS = Pattern.compile("(?<=\\bfor: )\\d+[smhd]");
    private static final Pattern SECONDS = Pattern.compile("(?<=_seconds(\\{[^}]{0,99}})?\\) > )\\d+");
    private static final Pattern EVALUATED = Pattern.compile("(?<=\\binterval: )\\d+[smhd]");

    public String of(String rules) {
        var windows = replaced(rules, WINDOW, this::divided);
        var offsets = replaced(windows, OFFSET, this::divided);
        var holds = replaced(offsets, HOLDS, this::divided);
        var thresholds = replaced(holds, SECONDS, seconds -> Integer.toString(Integer.parseInt(seconds) / factor));
        return replaced(thresholds, EVALUATED, often -> "1s");
    }

    public Duration of(Duration span) {
        return span.dividedBy(factor);
    }

    private String divided(String span) {
        return of(duration(span)).toMillis() + "ms";
    }

    private static Duration duration(String span) {
        var number = Long.parseLong(span.substring(0, span.length() - 1));
        return switch (span.charAt(span.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static String replaced(String text, Pattern pattern, UnaryOperator<String> change) {
        return pattern.matcher(text).replaceAll((MatchResult found) -> change.apply(found.group()));
    }
}
