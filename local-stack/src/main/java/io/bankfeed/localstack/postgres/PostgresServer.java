package io.bankfeed.localstack.postgres;

import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.StackFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL that keeps its data between runs and promises what one in production does: a commit is on the disk. */
public final class PostgresServer implements AutoCloseable {
    public static final List<String> DATABASES = List.of("auth", "token", "token_keys", "sync");
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "max_connections", "120",
            "shared_buffers", "64MB",
            // the library's own defaults are made for tests that may lose everything
            "fsync", "on",
            "synchronous_commit", "on",
            "unix_socket_directories", "",
            "password_encryption", "scram-sha-256");

    private final EmbeddedPostgres server;
    private final Path data;
    private final Passwords passwords;

    private PostgresServer(EmbeddedPostgres server, Path data, Passwords passwords) {
        this.server = server;
        this.data = data;
        this.passwords = passwords;
    }

    public static PostgresServer start(Places places, int port) {
        var data = places.data().resolve("postgres");
        var log = places.log("postgres");
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(places.cache());
            var passwords = Passwords.keptIn(places.keys().resolve("database-passwords.properties"));
            var server = launch(places, port, passwords);
            var postgres = new PostgresServer(server, data, passwords);
            postgres.prepare();
            return postgres;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new StackFailure("PostgreSQL did not start: " + e.getMessage() + hint() + "\n  log: " + log, e);
        }
    }

    /** A server that outlived a launcher which was killed. */
    public static void endStale(Places places) {
        StalePostmaster.in(places.data().resolve("postgres")).ifPresent(StalePostmaster::end);
    }

    private static EmbeddedPostgres launch(Places places, int port, Passwords passwords) throws IOException {
        var output = ProcessBuilder.Redirect.appendTo(places.log("postgres").toFile());
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(places.data().resolve("postgres"))
                .setOverrideWorkingDirectory(
                        places.cache().resolve("postgresql").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", passwords.of("postgres"))
                .setPGStartupWait(Duration.ofSeconds(120))
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setPort(port);
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static String hint() {
        return "root".equals(System.getProperty("user.name"))
                ? "\n  PostgreSQL refuses to run as root, and no user namespace could be made for it:"
                        + " start as a normal user, or install setpriv (package util-linux)."
                : "";
    }

    private void prepare() throws SQLException, IOException {
        try (var connection = connect("postgres", "postgres")) {
            var roles = new Roles(connection, passwords);
            roles.closeTheServer(data);
            for (var database : DATABASES) {
                roles.ensureDatabaseWithItsOwnRole(database);
            }
        }
    }

    /** As one of the services would, or as {@code postgres}. */
    public Connection connect(String role, String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), role, passwords.of(role));
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    public String r2dbcUrl(String database) {
        return "r2dbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    public String password(String role) {
        return passwords.of(role);
    }

    public Path dataDirectory() {
        return data;
    }

    public Optional<ProcessHandle> handle() {
        return StalePostmaster.in(data).map(StalePostmaster::process);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }
}
