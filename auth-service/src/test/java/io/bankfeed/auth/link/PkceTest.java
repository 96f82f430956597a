package io.bankfeed.auth.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.auth.secret.OneUseSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PkceTest {

    @Test
    void the_challenge_is_the_s256_of_the_verifier() throws Exception {
        var state = OneUseSecret.random();
        var pkce = Pkce.under(state);

        String verifier = pkce.verifier(state).reveal();

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        assertThat(pkce.challenge())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        assertThat(verifier).matches("[A-Za-z0-9._~-]{43,128}");
    }

    @Test
    void the_state_alone_does_not_give_it_and_another_state_does_not_open_it() {
        var state = OneUseSecret.random();
        var pkce = Pkce.under(state);

        assertThat(Pkce.under(state).challenge()).isNotEqualTo(pkce.challenge());
        assertThatThrownBy(() -> pkce.verifier(OneUseSecret.random())).isInstanceOf(IllegalStateException.class);
    }
}
