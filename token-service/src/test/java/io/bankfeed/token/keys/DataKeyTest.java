package io.bankfeed.token.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataKeyTest {

    private static final List<String> COLUMNS = List.of(
            "access_token", "refresh_token", "candidate_access_token", "candidate_refresh_token", "end_user_ip");

    @TempDir
    private Path directory = Path.of("");

    private Aead kek = new NoKek();

    @BeforeEach
    void a_key_encryption_key() {
        KeyFiles.generateIn(directory);
        kek = KeyFiles.kek(directory.resolve(KeyFiles.KEK));
    }

    @Test
    void a_ciphertext_opens_at_its_own_place_and_at_no_other() {
        var cells = new ArrayList<Cell>();
        for (int connection = 0; connection < 8; connection++) {
            UUID id = UUID.randomUUID();
            DataKey key = key(id);
            for (long consent = 1; consent <= 2; consent++) {
                for (String column : COLUMNS) {
                    String place = "token/" + id + "/" + consent + "/" + column;
                    cells.add(new Cell(place, key, key.close(Secret.of("value of " + place), place)));
                }
            }
        }

        for (Cell target : cells) {
            for (Cell source : cells) {
                if (source == target) {
                    assertThat(target.key().open(source.ciphertext(), target.place()))
                            .isEqualTo(Secret.of("value of " + target.place()));
                } else {
                    assertThatThrownBy(() -> target.key().open(source.ciphertext(), target.place()))
                            .isInstanceOf(KeyUnusable.class);
                }
            }
        }
    }

    @Test
    void a_wrapped_key_opens_for_its_own_connection_only() {
        UUID mine = UUID.randomUUID();
        byte[] wrapped = DataKey.fresh().wrap(kek, mine);

        assertThat(DataKey.unwrap(wrapped, kek, mine)).isNotNull();
        assertThatThrownBy(() -> DataKey.unwrap(wrapped, kek, UUID.randomUUID()))
                .isInstanceOf(KeyUnusable.class);
    }

    @Test
    void a_ciphertext_with_any_byte_changed_is_refused() {
        DataKey key = key(UUID.randomUUID());
        byte[] ciphertext = key.close(Secret.of("a refresh token"), "token/1/1/refresh_token");

        for (int i = 0; i < ciphertext.length; i++) {
            byte[] changed = ciphertext.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open(changed, "token/1/1/refresh_token"))
                    .isInstanceOf(KeyUnusable.class)
                    .hasMessageNotContaining("a refresh token");
        }
    }

    @Test
    void after_a_rotation_both_keys_open_and_after_the_pruning_the_new_one_alone() {
        DataKey old = key(UUID.randomUUID());
        byte[] before = old.close(Secret.of("a token"), "place");

        DataKey both = old.withNewPrimary();
        byte[] after = both.close(Secret.of("a token"), "place");
        DataKey fresh = both.primaryAlone();

        assertThat(both.open(before, "place")).isEqualTo(both.open(after, "place"));
        assertThat(both.isNewest(before)).isFalse();
        assertThat(fresh.isNewest(after)).isTrue();
        assertThat(fresh.open(after, "place")).isEqualTo(Secret.of("a token"));
        assertThatThrownBy(() -> fresh.open(before, "place")).isInstanceOf(KeyUnusable.class);
        assertThatThrownBy(() -> old.open(after, "place")).isInstanceOf(KeyUnusable.class);
    }

    private DataKey key(UUID connection) {
        return DataKey.unwrap(DataKey.fresh().wrap(kek, connection), kek, connection);
    }

    private record Cell(String place, DataKey key, byte[] ciphertext) {}

    private static final class NoKek implements Aead {
        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
            throw new UnsupportedOperationException();
        }
    }
}
