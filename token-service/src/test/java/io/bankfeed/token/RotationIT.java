package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.TestTokens;
import io.bankfeed.token.keys.DataKey;
import io.bankfeed.token.keys.DataKeys;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class RotationIT extends TokenServiceTest {

    private static final String KEYS = "/internal/v1/keys";
    private static final String OPERATOR = TestTokens.bearerOfService("operator", "operations");

    @Autowired
    DataKeys keys;

    @Test
    void a_rotation_encrypts_every_token_anew_and_destroys_the_generation_before() {
        List<Linked> links =
                Stream.generate(() -> link("monzo").exchanged()).limit(4).toList();
        List<String> given = links.stream().map(Linked::accessToken).toList();
        List<String> before = links.stream().map(this::ciphertext).toList();

        JsonNode begun = call(HttpMethod.POST, KEYS + "/rotations", 202);
        assertThat(begun.path("connections").asLong()).isGreaterThanOrEqualTo(4);
        int generation = begun.path("generation").asInt();
        Linked during = link("monzo").exchanged();

        Awaitility.await().atMost(LIMIT).until(() -> finished(generation));
        assertThat(links.stream().map(this::ciphertext)).doesNotContainAnyElementsOf(before);
        assertThat(links.stream().map(Linked::accessToken)).isEqualTo(given);
        assertThat(during.accessToken()).isEqualTo(during.grant().accessToken);
        JsonNode generations = call(HttpMethod.GET, KEYS, 200).path("items");
        assertThat(generations.path(0).path("generation").asInt()).isEqualTo(generation);
        assertThat(generations.path(1).path("connections").asLong()).isZero();
        assertThat(generations.path(1).path("retired_at").isString()).isTrue();
        clock.step(Duration.ofSeconds(3570));
        assertThat(links.getFirst().accessToken()).isEqualTo(links.getFirst().grant().accessToken);
    }

    @Test
    void a_replica_with_the_old_key_in_memory_reads_what_the_new_one_closed() {
        Linked link = link("monzo").exchanged();
        var old = Objects.requireNonNull(keys.of(link.id).block(LIMIT));
        String before = ciphertext(link);

        int generation = call(HttpMethod.POST, KEYS + "/rotations", 202)
                .path("generation")
                .asInt();
        Awaitility.await().atMost(LIMIT).until(() -> !ciphertext(link).equals(before));
        hold(link, old);

        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken);
        Awaitility.await().atMost(LIMIT).until(() -> finished(generation));
    }

    @Test
    void only_operators_see_and_rotate_keys() {
        for (String other : List.of(
                TestTokens.bearerOfService("sync-service", "tokens:issue"),
                TestTokens.bearerOfService("auth-service", "tokens:renew"))) {
            exchange(HttpMethod.GET, KEYS, other).expectStatus().isForbidden();
            exchange(HttpMethod.POST, KEYS + "/rotations", other).expectStatus().isForbidden();
        }
    }

    /** As if this replica had read the key before the rotation. */
    private void hold(Linked link, DataKey old) {
        Awaitility.await().atMost(LIMIT).until(() -> keys.of(link.id).block(LIMIT) != null);
        ReflectionTestUtils.invokeMethod(
                Objects.requireNonNull(ReflectionTestUtils.getField(keys, "opened")), "put", link.id, old);
    }

    private boolean finished(int generation) {
        JsonNode newest =
                call(HttpMethod.GET, KEYS + "/rotations", 200).path("items").path(0);
        return newest.path("generation").asInt() == generation
                && newest.path("finished_at").isString();
    }

    private String ciphertext(Linked link) {
        return link.column("encode(access_token, 'hex')");
    }

    private JsonNode call(HttpMethod method, String path, int status) {
        return Objects.requireNonNull(exchange(method, path, OPERATOR)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec exchange(HttpMethod method, String path, String bearer) {
        return http.method(method).uri(path).header("Authorization", bearer).exchange();
    }
}
