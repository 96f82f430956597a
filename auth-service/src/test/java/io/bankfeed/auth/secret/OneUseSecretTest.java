package io.bankfeed.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OneUseSecretTest {

    @Test
    void it_has_256_bits_and_no_two_are_alike() {
        var texts = Stream.generate(OneUseSecret::random)
                .limit(1000)
                .map(OneUseSecret::text)
                .collect(Collectors.toSet());

        assertThat(texts).hasSize(1000).allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void it_comes_back_as_it_left() {
        var secret = OneUseSecret.random();

        var parsed = OneUseSecret.parse(secret.text()).orElseThrow();

        assertThat(parsed.hash()).isEqualTo(secret.hash());
    }

    @Test
    void what_cannot_be_one_of_ours_is_none() {
        String text = "A".repeat(43);

        assertThat(OneUseSecret.parse(text)).isPresent();
        assertThat(Stream.of("", "A".repeat(42), "A".repeat(44), "A".repeat(42) + "=", "A".repeat(42) + "B", " " + text)
                        .map(OneUseSecret::parse))
                .allMatch(java.util.Optional::isEmpty);
    }

    @Test
    void it_prints_nothing_of_itself() {
        var secret = OneUseSecret.random();

        assertThat(secret.toString()).doesNotContain(secret.text(), secret.hash());
    }

    @Test
    void a_derived_one_depends_on_secret_and_purpose() {
        var secret = OneUseSecret.random();

        assertThat(secret.derive("a").text()).isEqualTo(secret.derive("a").text());
        assertThat(secret.derive("a").text()).isNotEqualTo(secret.derive("b").text());
        assertThat(secret.derive("a").text())
                .isNotEqualTo(OneUseSecret.random().derive("a").text());
    }

    @Test
    void what_it_seals_opens_with_it_alone_and_for_its_purpose_alone() {
        var secret = OneUseSecret.random();
        String ciphertext = secret.seal("hidden", "purpose");

        assertThat(secret.open(ciphertext, "purpose").reveal()).isEqualTo("hidden");
        assertThat(ciphertext).doesNotContain("hidden");
        assertThatThrownBy(() -> secret.open(ciphertext, "another")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OneUseSecret.random().open(ciphertext, "purpose"))
                .isInstanceOf(IllegalStateException.class);
    }
}
