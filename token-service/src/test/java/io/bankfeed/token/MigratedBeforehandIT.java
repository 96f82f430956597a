package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** As in Kubernetes and with docker compose: a job has migrated both schemas, the service itself knows no JDBC URL. */
class MigratedBeforehandIT extends TokenServiceTest {

    @Autowired
    Environment environment;

    @Test
    void a_service_that_does_not_migrate_needs_no_jdbc_url() {
        Linked link = link("monzo").exchanged();

        try (var replica = new Replica(
                environment, "spring.flyway.enabled=false", "spring.flyway.url=jdbc:postgresql://127.0.0.1:1/none")) {
            assertThat(replica.accessToken(link.id)).isEqualTo(link.grant().accessToken);
        }
    }
}
