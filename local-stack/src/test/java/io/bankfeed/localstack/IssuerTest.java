package io.bankfeed.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.issuer.Issuer;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.tenant.AccessTokens;
import io.bankfeed.localstack.tenant.Api;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IssuerTest {
    @TempDir
    static Path data;

    private static Issuer issuer;

    @BeforeAll
    static void start() {
        issuer = Issuer.start(
                new Places(Places.findCheckout(), data, data),
                PortPlan.ofFreePorts().of(Part.ISSUER));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Test
    void a_tenant_that_names_no_scope_gets_all_of_its_scopes_and_its_name() {
        var claims = claims(new AccessTokens(issuer.uri(), "demo").current());

        assertThat(claims.path("tenant").asString()).isEqualTo("demo");
        assertThat(claims.path("iss").asString()).isEqualTo(issuer.uri());
        assertThat(claims.path("aud").toString()).contains("bankfeed");
        assertThat(claims.path("scope").toString()).contains("connections:write", "accounts:full", "syncs:write");
    }

    @Test
    void the_operator_and_the_services_belong_to_no_tenant() {
        var operator = claims(new AccessTokens(issuer.uri(), "operator").current());
        var service = claims(new AccessTokens(issuer.uri(), "sync-service").current());

        assertThat(operator.has("tenant")).isFalse();
        assertThat(operator.path("scope").toString()).contains("operations");
        assertThat(service.path("scope").toString()).contains("tokens:issue");
    }

    @Test
    void a_named_scope_is_the_only_one_and_the_secret_may_stand_in_the_form() {
        var answer =
                token("grant_type=client_credentials&scope=accounts:read&client_id=acme&client_secret=acme-secret");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("scope").asString()).isEqualTo("accounts:read");
    }

    @Test
    void a_foreign_scope_and_a_wrong_secret_are_refused() {
        var foreign = token("grant_type=client_credentials&scope=operations&client_id=acme&client_secret=acme-secret");
        var wrong = token("grant_type=client_credentials&client_id=acme&client_secret=guess");

        assertThat(foreign.json().path("error").asString()).isEqualTo("invalid_scope");
        assertThat(wrong.status()).isEqualTo(401);
    }

    @Test
    void it_is_found_by_both_kinds_of_discovery() {
        for (var kind : new String[] {"openid-configuration", "oauth-authorization-server"}) {
            var document = get("/.well-known/" + kind).json();
            assertThat(document.path("issuer").asString()).isEqualTo(issuer.uri());
            assertThat(get(URI.create(document.path("jwks_uri").asString()).getPath())
                            .text())
                    .contains("\"kid\"")
                    .doesNotContain("\"d\"");
        }
    }

    @Test
    void the_landing_page_remembers_its_last_reference_and_shows_no_foreign_markup() {
        var page = get("/landing/demo?ref=one-use-reference").text();

        assertThat(page).contains("connected");
        assertThat(issuer.lastReferenceOf("demo")).contains("one-use-reference");
        assertThat(get("/landing/demo?error=%3Cscript%3E").text()).doesNotContain("<script>");
    }

    private static Api.Answer get(String path) {
        return Api.exchange(
                HttpRequest.newBuilder(URI.create(issuer.uri() + path)).GET());
    }

    private static Api.Answer token(String form) {
        return Api.exchange(HttpRequest.newBuilder(URI.create(issuer.uri() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static JsonNode claims(String jwt) {
        var body = Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
        return JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
    }
}
