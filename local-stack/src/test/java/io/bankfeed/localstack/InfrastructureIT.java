package io.bankfeed.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.localstack.issuer.Issuer;
import io.bankfeed.localstack.kafka.KafkaBroker;
import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureIT {
    @TempDir
    static Path data;

    private static final PortPlan PORTS = PortPlan.ofFreePorts();
    private static Children children;
    private static PostgresServer postgres;
    private static KafkaBroker kafka;
    private static Issuer issuer;

    @BeforeAll
    static void start() {
        var checkout = Places.findCheckout();
        var places = new Places(checkout, data, checkout.resolve(".local/cache"));
        children = new Children(places);
        postgres = PostgresServer.start(places, PORTS.of(Part.POSTGRESQL));
        kafka = KafkaBroker.start(children, PORTS, checkout.resolve("config/tenants.yml"));
        issuer = Issuer.start(places, PORTS.of(Part.ISSUER));
    }

    @AfterAll
    static void stop() {
        children.closeAllBut(List.of());
        postgres.close();
        issuer.close();
    }

    @Test
    void every_topic_of_every_tenant_exists_with_its_dead_letters_and_retention() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .contains(
                            "bankfeed.consents",
                            "bankfeed.consents.token-service.dlt",
                            "bankfeed.consents.sync-service.dlt",
                            "bankfeed.results.sync-service.dlt",
                            "bankfeed.demo.transactions",
                            "bankfeed.acme.connections")
                    .noneMatch(topic -> topic.contains("{"));
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, "bankfeed.consents");
            var configs = admin.describeConfigs(List.of(topic)).all().get(10, TimeUnit.SECONDS);
            assertThat(configs.values())
                    .singleElement()
                    .satisfies(config ->
                            assertThat(config.get("retention.ms").value()).isEqualTo("604800000"));
        }
    }

    @Test
    void a_service_opens_its_own_database_and_no_other() throws Exception {
        try (var own = postgres.connect("token", "token");
                var statement = own.createStatement()) {
            statement.execute("create table probe (id int)");
        }
        assertThatThrownBy(() -> postgres.connect("sync", "token"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> postgres.connect("sync", "postgres"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void nobody_gets_in_without_the_password() {
        var url = postgres.jdbcUrl("postgres");

        assertThatThrownBy(() -> java.sql.DriverManager.getConnection(url, "postgres", "postgres"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_commit_is_on_the_disk() throws Exception {
        try (var connection = postgres.connect("postgres", "postgres");
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select setting from pg_settings where name in ('fsync', 'synchronous_commit')")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).isEqualTo("on");
            }
        }
    }
}
