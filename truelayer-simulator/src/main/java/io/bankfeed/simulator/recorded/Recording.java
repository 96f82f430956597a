package io.bankfeed.simulator.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** A recorded answer, cut into its results without touching a byte of them. */
final class Recording {
    private static final Pattern DAY_OF_TIMESTAMP = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\d)T");

    private final List<String> results;

    private Recording(List<String> results) {
        this.results = results;
    }

    static Recording of(String name) {
        try (InputStream file = Recording.class.getResourceAsStream("/recorded-monzo/" + name)) {
            return new Recording(
                    resultsOf(new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> resultsOf(String answer) {
        List<String> results = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(answer)) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                // up to the list of results
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                results.add(answer.substring(
                        from, (int) parser.currentTokenLocation().getCharOffset() + 1));
            }
        }
        return List.copyOf(results);
    }

    List<String> results() {
        return results;
    }

    Recording movedBy(long days) {
        return new Recording(results.stream().map(result -> moved(result, days)).toList());
    }

    private static String moved(String result, long days) {
        return DAY_OF_TIMESTAMP
                .matcher(result)
                .replaceAll(day -> "\"" + LocalDate.parse(day.group(1)).plusDays(days) + "T");
    }

    /** How far to move so that a result of that day becomes one of the other. */
    static long daysBetween(LocalDate recorded, LocalDate wanted) {
        return ChronoUnit.DAYS.between(recorded, wanted);
    }
}
