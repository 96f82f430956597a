package io.bankfeed.common.security;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.IntegrationTest;
import io.bankfeed.testsupport.TestTokens;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class SecurityIT {

    private static final String READ = "connections:read";

    @Autowired
    WebTestClient http;

    @Test
    void a_valid_token_tells_who_calls() {
        me(bearer("demo", READ))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.tenant")
                .isEqualTo("demo");
    }

    @Test
    void the_scheme_is_bearer_in_any_case_of_letters() {
        me(bearer("demo", READ).replace("Bearer", "bEARER")).expectStatus().isOk();
    }

    @Test
    void a_token_that_is_not_ours_is_refused_as_a_problem() {
        refused("Bearer x", HttpStatus.UNAUTHORIZED, "unauthorized");
        refused(TestTokens.forgedBearer("demo", READ), HttpStatus.UNAUTHORIZED, "unauthorized");
        refused(TestTokens.expiredBearer("demo", READ), HttpStatus.UNAUTHORIZED, "unauthorized");
        refused(TestTokens.bearerForAudience("other", "demo", READ), HttpStatus.UNAUTHORIZED, "unauthorized");
        refused(unsigned(), HttpStatus.UNAUTHORIZED, "unauthorized");
        refused("Bearer", HttpStatus.UNAUTHORIZED, "unauthorized");
        refused("Bearer  ", HttpStatus.UNAUTHORIZED, "unauthorized");
        refused("Bearer ä%\"<>", HttpStatus.UNAUTHORIZED, "unauthorized");
        refused("Bearer " + bearer("demo", READ), HttpStatus.UNAUTHORIZED, "unauthorized");
        refused(bearer("demo", READ).replace("Bearer", "Token"), HttpStatus.UNAUTHORIZED, "unauthorized");
        refused("Basic ZGVtbzpkZW1v", HttpStatus.UNAUTHORIZED, "unauthorized");
    }

    @Test
    void without_the_scope_or_a_known_tenant_it_is_forbidden() {
        refused(bearer("demo", "accounts:read"), HttpStatus.FORBIDDEN, "forbidden");
        refused(TestTokens.bearerOfService("sync-service", READ), HttpStatus.FORBIDDEN, "no_tenant");
        refused(bearer("stranger", READ), HttpStatus.FORBIDDEN, "no_tenant");
    }

    @Test
    void without_any_token_nothing_is_open_not_even_what_does_not_exist() {
        http.get().uri("/v1/me").exchange().expectStatus().isUnauthorized();
        http.get().uri("/nowhere").exchange().expectStatus().isUnauthorized();
        http.get().uri("/actuator/env").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void there_are_no_doors_of_the_framework_which_nobody_asked_for() {
        http.post().uri("/logout").exchange().expectStatus().isUnauthorized();
        http.post().uri("/login").exchange().expectStatus().isUnauthorized();
        http.get().uri("/v1/me").exchange().expectHeader().doesNotExist("set-cookie");
    }

    @Test
    void every_refusal_of_a_request_is_a_problem_with_a_code() {
        problem(
                http.get()
                        .uri("/nowhere")
                        .header("authorization", bearer("demo", READ))
                        .exchange(),
                404,
                "not_found");
        problem(
                http.delete()
                        .uri("/v1/me")
                        .header("authorization", bearer("demo", READ))
                        .exchange(),
                405,
                "method_not_allowed");
        problem(post("{}", MediaType.APPLICATION_JSON), 400, "invalid_request");
        problem(post("{", MediaType.APPLICATION_JSON), 400, "invalid_request");
        problem(post("x", MediaType.TEXT_PLAIN), 415, "unsupported_media_type");
        problem(
                post("{\"display_name\":\"" + "x".repeat(70_000) + "\"}", MediaType.APPLICATION_JSON),
                413,
                "content_too_large");
    }

    @Test
    void an_unexpected_failure_tells_nothing_of_the_inside() {
        var body = problem(
                http.get()
                        .uri("/v1/broken")
                        .header("authorization", bearer("demo", READ))
                        .exchange(),
                500,
                "internal_error");
        assertThat(body).doesNotContain("planted-secret", "IllegalState");
    }

    private WebTestClient.ResponseSpec post(String body, MediaType type) {
        return http.post()
                .uri("/v1/things")
                .header("authorization", bearer("demo", READ))
                .contentType(type)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec me(String authorization) {
        return http.get().uri("/v1/me").header("authorization", authorization).exchange();
    }

    private void refused(String authorization, HttpStatus status, String code) {
        problem(me(authorization), status.value(), code);
    }

    private static String problem(WebTestClient.ResponseSpec response, int status, String code) {
        var result = response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .returnResult();
        assertThat(result.getResponseBody()).contains("\"code\":\"" + code + "\"");
        return String.valueOf(result.getResponseBody());
    }

    private static String unsigned() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"iss\":\"%s\",\"aud\":\"bankfeed\",\"tenant\":\"demo\",\"exp\":4102444800}"
                .formatted(TestTokens.issuer());
        return "Bearer " + encoder.encodeToString("{\"alg\":\"none\"}".getBytes()) + "."
                + encoder.encodeToString(claims.getBytes()) + ".";
    }
}
