package io.bankfeed.common.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bankfeed.common.crypto.Sha256;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Checks the signature of a token once in a while and not at every request: a service shows the same one for minutes.
 * Its claims, expiry above all, are checked every time. A key that the issuer withdraws is refused after a minute.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final ReactiveJwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> claims;

    /** By their hash: how long a look takes tells nothing of how much of a guess was right. */
    private final Cache<String, Jwt> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    /**
     * @param signatures checks the signature and the claims
     * @param claims checks the claims alone
     */
    RememberedTokens(ReactiveJwtDecoder signatures, OAuth2TokenValidator<Jwt> claims) {
        this.signatures = signatures;
        this.claims = claims;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.defer(() -> {
            String hash = Sha256.hex(token);
            Jwt remembered = known.getIfPresent(hash);
            return remembered == null
                    ? signatures.decode(token).doOnNext(checked -> known.put(hash, checked))
                    : validated(remembered);
        });
    }

    private Mono<Jwt> validated(Jwt token) {
        OAuth2TokenValidatorResult result = claims.validate(token);
        return result.hasErrors()
                ? Mono.error(() -> new JwtValidationException("the token's claims do not hold", result.getErrors()))
                : Mono.just(token);
    }
}
