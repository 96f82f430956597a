package io.bankfeed.auth.link;

import io.bankfeed.auth.secret.DerivedKey;
import io.bankfeed.common.crypto.Sha256;
import io.bankfeed.common.idempotency.IdempotentRequests;
import io.bankfeed.common.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Idempotent POSTs whose answer holds secrets. The answer is kept encrypted under the caller's own Idempotency-Key, of
 * which only a hash is kept: the repeat brings the key and gets the very same links, a dump of the database has
 * neither. (As far as the key can't be guessed: callers are told to send a random UUID.)
 */
@Component
public class SealedAnswers {

    private static final int MAX_KEY_LENGTH = 255;

    private final IdempotentRequests requests;
    private final JsonMapper json;

    SealedAnswers(IdempotentRequests requests, JsonMapper json) {
        this.requests = requests;
        this.json = json;
    }

    public <T> Mono<T> once(
            String tenant,
            String route,
            @Nullable String key,
            Object request,
            Class<T> type,
            Supplier<Mono<T>> effect) {
        if (key == null) {
            return requests.once(tenant, route, null, request, type, effect);
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            return Mono.error(new ApiProblem(
                    HttpStatus.BAD_REQUEST, "invalid_idempotency_key", "Send 1 to 255 characters, best a UUID."));
        }
        var cipher = new DerivedKey(key.getBytes(StandardCharsets.UTF_8), "bankfeed answer to " + tenant);
        return requests.once(
                        tenant,
                        route,
                        Sha256.hex(key),
                        request,
                        Sealed.class,
                        () -> effect.get().map(answer -> new Sealed(cipher.seal(json.writeValueAsString(answer)))))
                .map(kept -> json.readValue(cipher.open(kept.answer()).reveal(), type));
    }

    private record Sealed(String answer) {}
}
