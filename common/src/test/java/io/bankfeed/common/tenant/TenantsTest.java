package io.bankfeed.common.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment may not declare: it would send users, and what lets a backend redeem them, to a stranger. */
class TenantsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/linked",
                "https://app.example.com:8443/linked?from=bank",
                "http://localhost:8091/landing",
                "http://127.0.0.1:8091/landing"
            })
    void takes_landing_pages_that_only_their_owner_can_serve(String page) {
        assertThat(new Tenants(List.of(landingOn(page))).find("acme"))
                .hasValueSatisfying(
                        tenant -> assertThat(tenant.landingPages()).containsEntry("default", URI.create(page)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com/linked",
                "HTTP://localhost.example.com/linked",
                "http://localhost.example.com/linked",
                "http://127.0.0.1.example.com/linked",
                "acme://linked",
                "acme:linked",
                "javascript:alert(1)",
                "data:text/html,linked",
                "file:///etc/passwd",
                "//app.example.com/linked",
                "/linked",
                "https:///linked",
                "https://bank@app.example.com/linked",
                "https://localhost:1@app.example.com/linked"
            })
    void refuses_landing_pages_that_another_could_serve_or_claim(String page) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tenants(List.of(landingOn(page))))
                .withMessageContaining("must be https");
    }

    @Test
    void refuses_a_tenant_that_redeems_and_has_no_default_landing_page() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tenants(List.of(tenant("acme", Map.of()))))
                .withMessageContaining("no landing page 'default'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "1acme", "acme.accounts", "acme_x", "a-name-that-is-longer-than-31-letters"})
    void refuses_names_that_could_not_be_part_of_a_topic(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tenants(
                        List.of(tenant(name, Map.of("default", URI.create("https://app.example.com/linked"))))))
                .withMessageContaining("tenant name");
    }

    private static Tenant landingOn(String page) {
        return tenant("acme", Map.of("default", URI.create(page)));
    }

    private static Tenant tenant(String name, Map<String, URI> landingPages) {
        return new Tenant(
                name,
                "Acme",
                List.of("accounts"),
                landingPages,
                Tenant.Confirmation.REDEMPTION,
                false,
                true,
                false,
                false,
                new Tenant.Branding("#0b4fb3", null),
                Duration.ofHours(6),
                Period.ofDays(90));
    }
}
