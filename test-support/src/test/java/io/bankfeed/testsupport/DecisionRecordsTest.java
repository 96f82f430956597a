package io.bankfeed.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decision records that are numbered twice, or lack a part, are no record. */
class DecisionRecordsTest {

    @Test
    void their_numbers_have_no_gap_and_no_double() throws IOException {
        List<Integer> numbers = records().stream()
                .map(record -> Integer.parseInt(record.getFileName().toString().substring(0, 4)))
                .toList();

        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("records")
    void each_has_a_status_and_every_part(Path record) throws IOException {
        assertThat(Files.readString(record))
                .containsPattern("(?m)^Status: (proposed|accepted|superseded by \\d{4})$")
                .contains("## Context", "## Decision", "## Consequences", "## Alternatives", "## Enforced by");
    }

    static List<Path> records() throws IOException {
        try (var files = Files.list(Repository.file("docs/adr"))) {
            return files.sorted().toList();
        }
    }
}
