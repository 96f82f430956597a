package io.bankfeed.token.truelayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.TrueLayerCredentials;
import io.bankfeed.common.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCredentialsTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void a_key_encryption_key() {
        KeyFiles.generateIn(directory);
        file = directory.resolve("credentials");
    }

    @Test
    void a_file_that_has_changed_is_read_again() throws Exception {
        mount("a-secret", 1);
        ClientCredentials credentials = new ClientCredentials(file, this::kek, Duration.ZERO);
        assertThat(credentials.current().block(LIMIT)).isEqualTo(of("a-secret"));

        mount("a-rotated-secret", 2);

        assertThat(credentials.current().block(LIMIT)).isEqualTo(of("a-rotated-secret"));
    }

    @Test
    void the_file_is_not_looked_at_for_each_call() throws Exception {
        mount("a-secret", 1);
        ClientCredentials credentials = new ClientCredentials(file, this::kek, Duration.ofHours(1));
        assertThat(credentials.current().block(LIMIT)).isEqualTo(of("a-secret"));

        mount("a-rotated-secret", 2);

        assertThat(credentials.current().block(LIMIT)).isEqualTo(of("a-secret"));
    }

    @Test
    void a_file_that_is_broken_or_gone_leaves_the_credentials_of_before_in_use() throws Exception {
        mount("a-secret", 1);
        ClientCredentials credentials = new ClientCredentials(file, this::kek, Duration.ZERO);
        assertThat(credentials.current().block(LIMIT)).isEqualTo(of("a-secret"));

        Files.writeString(file, "half a fi");
        assertThat(credentials.current().block(LIMIT)).isEqualTo(of("a-secret"));
        Files.delete(file);
        assertThat(credentials.current().block(LIMIT)).isEqualTo(of("a-secret"));

        mount("a-rotated-secret", 2);
        assertThat(credentials.current().block(LIMIT)).isEqualTo(of("a-rotated-secret"));
    }

    @Test
    void without_any_the_file_is_named_and_nothing_of_it_shown() throws Exception {
        Files.writeString(file, "PLANTED plain text");
        ClientCredentials credentials = new ClientCredentials(file, this::kek, Duration.ZERO);

        assertThatThrownBy(() -> credentials.current().block(LIMIT))
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("PLANTED");
    }

    private void mount(String secret, int second) throws IOException {
        of(secret).sealTo(file, kek());
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }

    private static TrueLayerCredentials of(String secret) {
        return new TrueLayerCredentials("an-id", Secret.of(secret));
    }

    private Aead kek() {
        return KeyFiles.kek(directory.resolve(KeyFiles.KEK));
    }
}
