package io.bankfeed.common.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TenantsPropertiesTest {

    @Test
    void the_variable_that_names_the_file_is_no_tenant() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "environment", Map.of("BANKFEED_TENANTS_FILE", "/etc/bankfeed/tenants.yml")));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "tenants.yml",
                        Map.of(
                                "bankfeed.tenants.demo.display-name", "Demo",
                                "bankfeed.tenants.demo.scopes", "info",
                                "bankfeed.tenants.demo.landing-pages.default", "http://localhost/landing/demo")));

        assertThat(TenantsProperties.of(environment).toTenants().all())
                .extracting(Tenant::name)
                .containsExactly("demo");
    }
}
