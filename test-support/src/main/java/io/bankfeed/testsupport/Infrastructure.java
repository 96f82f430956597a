package io.bankfeed.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.FileSystemResource;

/** Points a service at the real Kafka and at an issuer of callers' tokens; see {@link IntegrationTest}. */
public class Infrastructure implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        addTenants(context);
        add(
                context,
                "servers",
                Map.of(
                        "spring.kafka.bootstrap-servers", Servers.kafka(),
                        "bankfeed.issuer-uri", TestTokens.issuer(),
                        "BANKFEED_TENANTS_FILE",
                                Repository.file("config/tenants.yml").toString(),
                        "management.server.port", "0"));
    }

    private static void addTenants(ConfigurableApplicationContext context) {
        var file = new FileSystemResource(Repository.file("config/tenants.yml"));
        try {
            new YamlPropertySourceLoader()
                    .load("tenants", file)
                    .forEach(context.getEnvironment().getPropertySources()::addLast);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static void add(ConfigurableApplicationContext context, String name, Map<String, Object> properties) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-" + name, properties));
    }

    /** An empty PostgreSQL database for each Spring context; Flyway fills it. */
    public static class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PostgresServer server = Servers.postgres();
            String database = server.newDatabase();
            add(
                    context,
                    "database",
                    Map.of(
                            "spring.r2dbc.url", server.r2dbcUrl(database),
                            "spring.r2dbc.username", server.username(),
                            "spring.r2dbc.password", server.password(),
                            "spring.flyway.url", server.jdbcUrl(database),
                            "spring.flyway.user", server.username(),
                            "spring.flyway.password", server.password()));
        }
    }
}
