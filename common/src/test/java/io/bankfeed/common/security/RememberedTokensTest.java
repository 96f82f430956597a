package io.bankfeed.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import reactor.core.publisher.Mono;

class RememberedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    private final AtomicInteger checked = new AtomicInteger();
    private final JwtTimestampValidator claims = new JwtTimestampValidator(Duration.ZERO);
    private final RememberedTokens tokens = new RememberedTokens(this::signature, claims);

    @Test
    void the_signature_of_a_token_is_checked_once() {
        at(NOW);

        assertThat(decode("good").getSubject()).isEqualTo("good");
        assertThat(decode("good").getSubject()).isEqualTo("good");
        assertThat(decode("other").getSubject()).isEqualTo("other");

        assertThat(checked).hasValue(2);
    }

    @Test
    void a_token_that_was_good_is_refused_when_it_has_expired() {
        at(NOW);
        decode("good");

        at(NOW.plusSeconds(61));

        assertThatThrownBy(() -> decode("good")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void a_refusal_is_not_remembered() {
        assertThatThrownBy(() -> decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decode("forged")).isInstanceOf(BadJwtException.class);

        assertThat(checked).hasValue(2);
    }

    private Mono<Jwt> signature(String token) {
        checked.incrementAndGet();
        return token.equals("forged")
                ? Mono.error(new BadJwtException("forged"))
                : Mono.just(Jwt.withTokenValue(token)
                        .header("alg", "RS256")
                        .subject(token)
                        .issuedAt(NOW.minusSeconds(60))
                        .expiresAt(NOW.plusSeconds(60))
                        .build());
    }

    private Jwt decode(String token) {
        return tokens.decode(token).blockOptional().orElseThrow();
    }

    private void at(Instant now) {
        claims.setClock(Clock.fixed(now, ZoneOffset.UTC));
    }
}
