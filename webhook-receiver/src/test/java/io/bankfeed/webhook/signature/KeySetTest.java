package io.bankfeed.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

class KeySetTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final KeyServer server = new KeyServer();
    private final AtomicLong clock = new AtomicLong();
    private final ECKey first = TlSigner.of("first", server.keySet()).key();
    private final ECKey second = TlSigner.of("second", server.keySet()).key();
    private final KeySet keys = keySet();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void keys_are_fetched_once_for_many_who_ask() {
        server.publish(first.toPublicJWK());

        Flux.range(0, 50).flatMap(i -> keys.find("first")).blockLast(LIMIT);
        find("first");

        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void a_rotated_key_is_found_with_the_first_delivery_that_uses_it() {
        server.publish(first.toPublicJWK());
        find("first");
        server.publish(second.toPublicJWK());
        pass(Duration.ofSeconds(31));

        assertThat(find("second")).isNotNull();
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void unknown_key_ids_cost_no_more_than_one_fetch_per_pause() {
        server.publish(first.toPublicJWK());
        assertThat(find("unknown")).isNull();

        for (int i = 0; i < 1_000; i++) {
            String forged = "forged-" + i;
            assertThatThrownBy(() -> find(forged)).isInstanceOf(SigningKeysUnavailable.class);
        }

        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void known_keys_survive_an_outage_of_their_server() {
        server.publish(first.toPublicJWK());
        find("first");
        server.answerWith(500);
        pass(Duration.ofHours(1));

        assertThat(find("first")).isNotNull();
        assertThatThrownBy(() -> find("second")).isInstanceOf(SigningKeysUnavailable.class);
    }

    @Test
    void a_withdrawn_key_stops_counting() {
        server.publish(first.toPublicJWK(), second.toPublicJWK());
        find("first");
        server.publish(second.toPublicJWK());
        pass(Duration.ofMinutes(11));

        assertThat(find("first")).isNull();
    }

    @Test
    void a_redirect_is_not_followed() {
        server.publish(first.toPublicJWK());
        server.answerWith(302);

        assertThatThrownBy(() -> find("first")).isInstanceOf(SigningKeysUnavailable.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    private @Nullable ECKey find(String keyId) {
        return keys.find(keyId).block(LIMIT);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private KeySet keySet() {
        var properties = new SignatureProperties(
                false, Set.of(server.keySet()), "", Duration.ofMinutes(10), Duration.ofSeconds(30));
        var http = OutboundHttp.client(WebClient.builder(), server.keySet(), OutboundLimits.standard());
        return new KeySet(server.keySet(), http, properties, clock::get);
    }
}
