package io.bankfeed.common.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

    private static final UUID CONNECTION = new UUID(1, 2);
    private static final UUID ATTEMPT = new UUID(3, 4);

    @TempDir
    Path keys;

    private Aead kek;

    @BeforeEach
    void generate() {
        KeyFiles.generateIn(keys);
        kek = KeyFiles.kek(keys.resolve(KeyFiles.KEK));
    }

    @Test
    void only_their_owner_reads_them_and_a_second_run_keeps_them() throws IOException {
        byte[] first = Files.readAllBytes(keys.resolve(KeyFiles.KEK));

        KeyFiles.generateIn(keys);

        assertThat(Files.readAllBytes(keys.resolve(KeyFiles.KEK))).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(keys.resolve(KeyFiles.CAPABILITY)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_sealed_grant_opens_for_its_own_connection_and_attempt_alone() {
        var grant = new SealedGrant(Secret.of("code-1"), Secret.of("verifier-1"));
        String sealed = grant.sealWith(sealer(), CONNECTION, ATTEMPT);

        assertThat(SealedGrant.openWith(opener(), sealed, CONNECTION, ATTEMPT)).isEqualTo(grant);
        assertThatThrownBy(() -> SealedGrant.openWith(opener(), sealed, ATTEMPT, CONNECTION))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> SealedGrant.openWith(opener(), "bm90IHNlYWxlZA==", CONNECTION, ATTEMPT))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void the_same_plaintext_is_never_sealed_alike() {
        assertThat(sealer().seal("x", CONNECTION, ATTEMPT)).isNotEqualTo(sealer().seal("x", CONNECTION, ATTEMPT));
    }

    @Test
    void credentials_open_under_their_key_alone_and_are_never_in_the_clear(@TempDir Path elsewhere) throws IOException {
        Path file = keys.resolve("truelayer.enc");
        var credentials = new TrueLayerCredentials("sandbox-1", Secret.of("planted-secret"));
        credentials.sealTo(file, kek);
        KeyFiles.generateIn(elsewhere);

        assertThat(TrueLayerCredentials.openFrom(file, kek)).isEqualTo(credentials);
        assertThat(credentials.toString()).doesNotContain("planted-secret");
        assertThat(Files.readString(file)).doesNotContain("planted-secret", "sandbox-1");
        assertThatThrownBy(() -> TrueLayerCredentials.openFrom(file, KeyFiles.kek(elsewhere.resolve(KeyFiles.KEK))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_capability_says_what_it_was_minted_for() {
        Capability capability = capability();

        assertThat(capabilities().verify(capabilities().mint(capability))).isEqualTo(capability);
    }

    @Test
    void a_capability_with_any_bit_changed_is_not_ours() {
        byte[] minted = Base64.getUrlDecoder().decode(capabilities().mint(capability()));

        for (int bit = 0; bit < minted.length * 8; bit++) {
            byte[] forged = minted.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
            assertThat(capabilities().verify(text)).as("bit %d", bit).isNull();
        }
    }

    @Test
    void what_is_no_capability_at_all_is_not_ours() {
        String minted = capabilities().mint(capability());

        assertThat(capabilities().verify("")).isNull();
        assertThat(capabilities().verify("%%%")).isNull();
        assertThat(capabilities().verify(minted + "A")).isNull();
        assertThat(capabilities().verify(minted + "=")).isNull();
        assertThat(capabilities().verify(minted.substring(4))).isNull();
        assertThat(capabilities().verify("A".repeat(100_000))).isNull();
    }

    private static Capability capability() {
        return new Capability(CONNECTION, ATTEMPT, "demo", 3, Instant.ofEpochSecond(1_800_000_000));
    }

    private Capabilities capabilities() {
        return new Capabilities(KeyFiles.capability(keys.resolve(KeyFiles.CAPABILITY)));
    }

    private Sealer sealer() {
        return new Sealer(KeyFiles.sealingPublic(keys.resolve(KeyFiles.SEALING_PUBLIC)));
    }

    private Opener opener() {
        return new Opener(KeyFiles.sealingPrivate(keys.resolve(KeyFiles.SEALING_PRIVATE), kek));
    }
}
