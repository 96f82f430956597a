package io.bankfeed.webhook.signature;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides whether a delivery's signature is good: one that came must verify, one that is demanded must have come. */
@Component
public class SignatureVerifier {

    private static final String HEADER = "Tl-Signature";

    private final SignatureProperties properties;
    private final SigningKeys keys;

    SignatureVerifier(SignatureProperties properties, SigningKeys keys) {
        this.properties = properties;
        this.keys = keys;
    }

    /** Fails with {@link SigningKeysUnavailable} where it can't be told now. */
    public Mono<Boolean> isAcceptable(String method, String path, HttpHeaders headers, byte[] body) {
        List<String> signatures = headers.getOrEmpty(HEADER);
        if (signatures.isEmpty()) {
            return Mono.just(!properties.required());
        }
        return signatures.size() > 1
                ? Mono.just(false)
                : Mono.justOrEmpty(TlSignature.parse(signatures.getFirst()))
                        .flatMap(signature -> keys.find(signature.keySet(), signature.keyId())
                                .map(key -> verifies(signature, key, new Delivery(method, path, headers, body))))
                        .defaultIfEmpty(false);
    }

    private boolean verifies(TlSignature signature, ECKey key, Delivery delivery) {
        return pathsAsSigned(delivery.path())
                .anyMatch(path -> SignedContent.of(
                                delivery.method(), path, signature.signedHeaders(), delivery.headers(), delivery.body())
                        .map(content -> signature.verifies(key, content))
                        .orElse(false));
    }

    /** As it came, or with one trailing slash more or less: proxies and senders do not agree on it. */
    private Stream<String> pathsAsSigned(String path) {
        String called = properties.pathPrefix() + path;
        return Stream.of(called, called.endsWith("/") ? called.substring(0, called.length() - 1) : called + "/");
    }

    private record Delivery(String method, String path, HttpHeaders headers, byte[] body) {}
}
