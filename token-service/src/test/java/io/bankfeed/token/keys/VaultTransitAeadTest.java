package io.bankfeed.token.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTransitAeadTest {

    private static final byte[] PLACE = "place".getBytes(UTF_8);
    private static final byte[] SECRET = "PLANTED secret".getBytes(UTF_8);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void what_vault_encrypted_it_decrypts_for_the_same_associated_data_alone() throws Exception {
        try (var vault = new VaultStub()) {
            Aead aead = aead(vault, VaultStub.TOKEN);
            byte[] sealed = aead.encrypt(SECRET, PLACE);

            assertThat(new String(sealed, UTF_8)).startsWith("vault:v1:");
            assertThat(aead.decrypt(sealed, PLACE)).isEqualTo(SECRET);
            assertThatThrownBy(() -> aead.decrypt(sealed, "elsewhere".getBytes(UTF_8)))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageNotContaining("PLANTED");
        }
    }

    @Test
    void a_rotated_key_decrypts_what_it_encrypted_before_until_vault_forbids_it() throws Exception {
        try (var vault = new VaultStub()) {
            Aead aead = aead(vault, VaultStub.TOKEN);
            byte[] old = aead.encrypt(SECRET, PLACE);
            vault.rotate();

            assertThat(new String(aead.encrypt(SECRET, PLACE), UTF_8)).startsWith("vault:v2:");
            assertThat(aead.decrypt(old, PLACE)).isEqualTo(SECRET);
            vault.minDecryptionVersion = 2;
            assertThatThrownBy(() -> aead.decrypt(old, PLACE)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void a_token_that_the_agent_renews_is_used_at_once() throws Exception {
        try (var vault = new VaultStub()) {
            Aead aead = aead(vault, "expired");
            assertThatThrownBy(() -> aead.encrypt(SECRET, PLACE)).hasMessageContaining("403");

            Files.writeString(directory.resolve("token"), VaultStub.TOKEN + "\n");

            assertThat(aead.decrypt(aead.encrypt(SECRET, PLACE), PLACE)).isEqualTo(SECRET);
        }
    }

    @Test
    void a_vault_that_is_down_fails_in_time_and_says_nothing_of_the_secret() throws Exception {
        var vault = new VaultStub();
        Aead aead = aead(vault, VaultStub.TOKEN);
        vault.close();

        assertThatThrownBy(() -> aead.encrypt(SECRET, PLACE))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageNotContaining("PLANTED");
    }

    @Test
    void a_wrapping_key_and_the_data_keys_under_it_live_with_vault_as_key_encryption_key() throws Exception {
        try (var vault = new VaultStub()) {
            Aead kek = aead(vault, VaultStub.TOKEN);
            var wrapping = WrappingKey.unwrap(1, WrappingKey.freshWrapped(1, kek), kek);
            UUID connection = UUID.randomUUID();

            byte[] wrapped = DataKey.fresh().wrap(wrapping.aead(), connection);

            assertThat(DataKey.unwrap(wrapped, wrapping.aead(), connection)).isNotNull();
        }
    }

    @Test
    void plain_http_is_for_loopback_alone_and_other_addresses_are_refused() {
        assertThatThrownBy(() -> new VaultTransitAead(URI.create("hcvault://vault/transit/bankfeed"), settings()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Aead aead(VaultStub vault, String token) throws IOException {
        Files.writeString(directory.resolve("token"), token);
        return new KeyEncryptionKeys(vault.uri(), new KekProperties(settings(), null, null))
                .primary()
                .aead();
    }

    private KekProperties.Vault settings() {
        return new KekProperties.Vault(directory.resolve("token"), null, Duration.ofSeconds(2));
    }
}
