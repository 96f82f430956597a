package io.bankfeed.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The last result of each benchmark, one JSON file each, to be committed beside the claim that it proves. */
public record ResultFile(Path directory) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private record Result(String benchmark, String measuredAt, Machine machine, List<Figure> figures) {}

    public Path write(String benchmark, List<Figure> figures, Machine machine) throws IOException {
        Files.createDirectories(directory);
        var at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var file = directory.resolve(benchmark + ".json");
        Files.writeString(file, JSON.writeValueAsString(new Result(benchmark, at, machine, figures)) + "\n");
        return file;
    }
}
