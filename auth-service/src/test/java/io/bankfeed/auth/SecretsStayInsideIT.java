package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.crypto.SealedGrant;
import io.bankfeed.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class SecretsStayInsideIT extends AuthServiceSetting {

    private static final String CODE = "planted-code-4f1d9a";

    @Test
    void no_code_state_verifier_ticket_cookie_or_reference_is_in_the_database_or_in_a_log(CapturedOutput output) {
        String key = UUID.randomUUID().toString();
        var link = Link.of("demo", body(createWithKey(key), 201));
        String cookie = press(link, null);
        String reference = comeBack(link, CODE);
        body(post("demo", "/v1/callback-references/" + reference, Map.of("user_id", "user-1")), 200);
        callback("code=" + CODE + "&state=" + "C".repeat(43));
        callback("code=" + CODE + "&code=" + CODE + "&state=" + link.state());

        String stored = everythingStored();

        String verifier = verifierOf(data(single(GRANTED, link)), link);
        var secrets = List.of(CODE, link.state(), verifier, link.ticket(), cookie, reference, key);
        assertThat(stored).as("positive control").contains(link.connectionId().toString());
        assertThat(secrets).allSatisfy(secret -> assertThat(stored).doesNotContain(secret));
        assertThat(secrets).allSatisfy(secret -> assertThat(output.getAll()).doesNotContain(secret));
    }

    private String verifierOf(JsonNode granted, Link link) {
        UUID attempt = UUID.fromString(granted.path("attempt_id").asString());
        String sealedCode = granted.path("sealed_code").asString();
        var grant = SealedGrant.openWith(TestKeys.opener(), sealedCode, link.connectionId(), attempt);
        return Objects.requireNonNull(grant.codeVerifier()).reveal();
    }

    private org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec createWithKey(String key) {
        return http.post()
                .uri("/v1/connections")
                .header("authorization", TestTokens.bearer("demo", WRITE))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("user_id", "user-1"))
                .exchange();
    }

    /** Every row of every table as text. */
    private String everythingStored() {
        List<String> tables =
                Objects.requireNonNull(database.sql("select tablename from pg_tables where schemaname = 'public'")
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block(LIMIT));
        return tables.stream()
                .map(table -> database.sql("select coalesce(string_agg(t::text, ' '), '') from \"" + table + "\" t")
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .one()
                        .block(LIMIT))
                .collect(Collectors.joining("\n"));
    }
}
