package io.bankfeed.token.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.TrueLayerCredentials;
import io.bankfeed.common.secret.Secret;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealCredentialsTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void a_key_encryption_key() {
        KeyFiles.generateIn(directory);
    }

    @Test
    void the_file_opens_with_the_key_and_shows_nothing_without() throws Exception {
        Path file = directory.resolve("credentials");

        int status = run("an-id\nPLANTED-secret\n", "--kek", kek(), "--out", file.toString());

        assertThat(status).isZero();
        assertThat(TrueLayerCredentials.openFrom(file, KeyFiles.kek(directory.resolve(KeyFiles.KEK))))
                .isEqualTo(new TrueLayerCredentials("an-id", Secret.of("PLANTED-secret")));
        assertThat(Files.readString(file)).doesNotContain("PLANTED", "an-id");
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("an-id").doesNotContain("PLANTED");
    }

    @Test
    void wrong_use_explains_itself_and_writes_nothing() throws Exception {
        Path file = directory.resolve("credentials");

        assertThat(run("", "--kek", kek(), "--out", file.toString())).isEqualTo(2);
        assertThat(run("an-id\nsecret\n", "--out", file.toString())).isEqualTo(2);
        assertThat(run("an-id\nsecret\n", "--kek", "file:///nowhere/kek.json", "--out", file.toString()))
                .isEqualTo(1);
        assertThat(run("", "--help")).isZero();
        assertThat(file).doesNotExist();
    }

    private int run(String input, String... arguments) throws Exception {
        var in = new BufferedReader(new StringReader(input));
        return new SealCredentials(Map.of(), in, new PrintStream(terminal, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String kek() {
        return directory.resolve(KeyFiles.KEK).toUri().toString();
    }
}
