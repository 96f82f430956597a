package io.bankfeed.testsupport;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * For {@code @SpringBootTest @Import(Infrastructure.class)}: Kafka, and an issuer of callers' tokens. With
 * {@link Database} a PostgreSQL database of the context's own.
 */
@Configuration(proxyBeanMethods = false)
public class Infrastructure {

    @Bean
    DynamicPropertyRegistrar servers() {
        return registry -> {
            registry.add("spring.kafka.bootstrap-servers", Servers::kafka);
            registry.add("bankfeed.issuer-uri", TestTokens::issuer);
            registry.add("server.port", () -> "0");
            registry.add("management.server.port", () -> "0");
        };
    }

    /** An empty database; Flyway fills it. */
    @Configuration(proxyBeanMethods = false)
    public static class Database {

        @Bean
        DynamicPropertyRegistrar database() {
            PostgresServer server = Servers.postgres();
            String name = server.newDatabase();
            return registry -> {
                registry.add("spring.r2dbc.url", () -> server.r2dbcUrl(name));
                registry.add("spring.r2dbc.username", server::username);
                registry.add("spring.r2dbc.password", server::password);
                registry.add("spring.flyway.url", () -> server.jdbcUrl(name));
                registry.add("spring.flyway.user", server::username);
                registry.add("spring.flyway.password", server::password);
            };
        }
    }
}
