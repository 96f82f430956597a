package io.bankfeed.token.store;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.keys.DataKey;
import io.bankfeed.token.keys.DataKeys;
import io.bankfeed.token.keys.KeyUnusable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens the encrypted columns of a row; the only way to. */
@Component
public class TokenVault {

    private final DataKeys keys;

    TokenVault(DataKeys keys) {
        this.keys = keys;
    }

    public Mono<Secret> accessToken(StoredToken token) {
        return open(token, token.sealed().accessToken(), TokenRef.ACCESS_TOKEN);
    }

    public Mono<Optional<Secret>> refreshToken(StoredToken token) {
        return opened(token, token.sealed().refreshToken(), TokenRef.REFRESH_TOKEN);
    }

    /** The refresh token of a success that lost the race for the row. */
    public Mono<Optional<Secret>> candidateRefreshToken(StoredToken token) {
        return opened(token, token.sealed().candidateRefreshToken(), TokenRef.CANDIDATE_REFRESH_TOKEN);
    }

    public Mono<Optional<Secret>> endUserIp(StoredToken token) {
        return opened(token, token.sealed().endUserIp(), TokenRef.END_USER_IP);
    }

    Mono<SealedPair> seal(TokenRef ref, TokenPair pair) {
        return keys.of(ref.connectionId())
                .map(key -> new SealedPair(
                        key.close(pair.access(), ref.place(TokenRef.ACCESS_TOKEN)),
                        closed(key, pair.refresh(), ref.place(TokenRef.REFRESH_TOKEN))));
    }

    Mono<SealedPair> sealCandidate(TokenRef ref, TokenPair pair) {
        return keys.of(ref.connectionId())
                .map(key -> new SealedPair(
                        key.close(pair.access(), ref.place(TokenRef.CANDIDATE_ACCESS_TOKEN)),
                        closed(key, pair.refresh(), ref.place(TokenRef.CANDIDATE_REFRESH_TOKEN))));
    }

    static byte @Nullable [] closed(DataKey key, @Nullable Secret value, String place) {
        return value == null ? null : key.close(value, place);
    }

    private Mono<Optional<Secret>> opened(StoredToken token, byte @Nullable [] ciphertext, String column) {
        return ciphertext == null
                ? Mono.just(Optional.empty())
                : open(token, ciphertext, column).map(Optional::of);
    }

    /** Where the key in memory does not fit, a rotation may have gone on without it: then with the stored one. */
    private Mono<Secret> open(StoredToken token, byte[] ciphertext, String column) {
        String place = token.ref().place(column);
        return keys.of(token.connectionId())
                .map(key -> key.open(ciphertext, place))
                .onErrorResume(
                        KeyUnusable.class,
                        perhapsOld -> keys.readAgain(token.connectionId()).map(key -> key.open(ciphertext, place)));
    }

    /** Encrypted for their columns. */
    record SealedPair(byte[] access, byte @Nullable [] refresh) {}
}
