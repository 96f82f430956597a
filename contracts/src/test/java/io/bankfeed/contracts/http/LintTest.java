package io.bankfeed.contracts.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the public linter by {@code ./lint-openapi}; where there is no Node.js this is skipped and says so. */
class LintTest {

    private static final int NOT_TO_BE_HAD = 77;

    @Test
    void the_public_linter_finds_nothing_in_the_committed_documents() throws Exception {
        Outcome all = lint();

        assertThat(all.status).as(all.text).isZero();
    }

    @Test
    void it_does_find_an_operation_without_a_summary(@TempDir Path folder) throws Exception {
        Path wrong = folder.resolve("wrong.json");
        String document = Files.readString(Repository.file("docs/openapi/webhook-receiver.json"));
        Files.writeString(wrong, document.replace("\"summary\"", "\"x-summary\""));

        Outcome one = lint(wrong.toString());

        assertThat(one.status).isEqualTo(1);
        assertThat(one.text).contains("operation-summary");
    }

    private static Outcome lint(String... documents) throws IOException, InterruptedException {
        var command = new ProcessBuilder(Repository.file("lint-openapi").toString());
        command.command().addAll(List.of(documents));
        var process = command.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        int status = process.waitFor();
        assumeTrue(status != NOT_TO_BE_HAD, text);
        return new Outcome(status, text);
    }

    private record Outcome(int status, String text) {}
}
