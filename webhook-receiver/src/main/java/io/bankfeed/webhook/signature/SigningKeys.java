package io.bankfeed.webhook.signature;

import com.nimbusds.jose.jwk.ECKey;
import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** TrueLayer's public keys, from the configured places and from no other, whatever a signature says. */
@Component
class SigningKeys {

    private static final OutboundLimits LIMITS =
            new OutboundLimits(Duration.ofSeconds(2), Duration.ofSeconds(3), 256 * 1024, 4);

    private final Map<String, KeySet> keySets;

    SigningKeys(SignatureProperties properties, WebClient.Builder http) {
        this.keySets = properties.keySets().stream()
                .collect(Collectors.toUnmodifiableMap(
                        URI::toString,
                        uri -> new KeySet(uri, OutboundHttp.client(http, uri, LIMITS), properties, System::nanoTime)));
    }

    /** Empty when there is no such key, or its set is not one of ours. Nothing is fetched from elsewhere. */
    Mono<ECKey> find(URI keySet, String keyId) {
        return Mono.justOrEmpty(keySets.get(keySet.toString())).flatMap(known -> known.find(keyId));
    }
}
