package io.bankfeed.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL on which every Spring context gets an empty database of its own. */
public record PostgresServer(String host, int port, String username, String password) {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    static PostgresServer container() {
        var container = new PostgreSQLContainer("postgres:18-alpine").withCommand("-c", "max_connections=300");
        container.start();
        return new PostgresServer(
                container.getHost(), container.getMappedPort(5432), container.getUsername(), container.getPassword());
    }

    static PostgresServer embedded() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            return new PostgresServer("127.0.0.1", server.getPort(), "postgres", "postgres");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes an empty database and gives its name. */
    public String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), username, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    public String r2dbcUrl(String database) {
        return "r2dbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }
}
