package io.bankfeed.auth.replica;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.Opener;
import io.bankfeed.testsupport.PostgresServer;
import io.bankfeed.testsupport.Repository;
import io.bankfeed.testsupport.Servers;
import io.bankfeed.testsupport.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the replicas share: a database, the broker, an issuer, keys, and the time. */
public final class Surroundings {

    private final Path directory;
    private final PostgresServer server = Servers.postgres();
    private final String database = server.newDatabase();
    private final String trueLayerUrl;

    public Surroundings(String trueLayerUrl) {
        this.trueLayerUrl = trueLayerUrl;
        try {
            directory = Files.createTempDirectory("auth-replicas");
            KeyFiles.generateIn(directory);
            stepTo(Duration.ZERO);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Business time is ahead of the machine's by so much. */
    public void stepTo(Duration ahead) {
        try (var channel = FileChannel.open(clock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(AuthReplica.millis(ahead.toMillis()), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Instant now(Duration ahead) {
        return Instant.now().plus(ahead);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), server.username(), server.password());
    }

    public long count(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** From now on, or no more: dies where the relay begins to send. */
    public void dieBeforeSending(boolean dies) {
        try {
            if (dies) {
                Files.createFile(dieFile());
            } else {
                Files.deleteIfExists(dieFile());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Opens what is sealed to token-service. */
    public Opener opener() {
        var kek = KeyFiles.kek(directory.resolve(KeyFiles.KEK));
        return new Opener(KeyFiles.sealingPrivate(directory.resolve(KeyFiles.SEALING_PRIVATE), kek));
    }

    List<String> arguments(int port) {
        var settings = new LinkedHashMap<String, String>(servers());
        settings.put("server.port", Integer.toString(port));
        settings.put("management.server.port", "0");
        settings.put("bankfeed.truelayer.auth-url", trueLayerUrl);
        settings.put("bankfeed.truelayer.client-id", "replica");
        settings.put("bankfeed.token-service.client-secret", "none");
        settings.put("bankfeed.notices.interval", "100ms");
        settings.put("bankfeed.sweep.interval", "200ms");
        settings.put("bankfeed.consent.days.de", "180");
        settings.put("bankfeed.tenants.acme.hosted-pages", "false");
        settings.put(
                "bankfeed.keys.sealing-public-file",
                directory.resolve(KeyFiles.SEALING_PUBLIC).toString());
        settings.put("spring.config.additional-location", "file:" + Repository.file("config/tenants.yml"));
        settings.put(
                "spring.kafka.producer.properties." + DieBeforeSending.FILE,
                dieFile().toString());
        settings.put("replica.clock", clock().toString());
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private Map<String, String> servers() {
        return Map.of(
                "spring.r2dbc.url", server.r2dbcUrl(database),
                "spring.r2dbc.username", server.username(),
                "spring.r2dbc.password", server.password(),
                "spring.flyway.url", server.jdbcUrl(database),
                "spring.flyway.user", server.username(),
                "spring.flyway.password", server.password(),
                "spring.kafka.bootstrap-servers", Servers.kafka(),
                "spring.kafka.consumer.group-id", "auth-service-" + database,
                "spring.kafka.producer.properties.interceptor.classes", DieBeforeSending.class.getName(),
                "bankfeed.issuer-uri", TestTokens.issuer());
    }

    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    private Path clock() {
        return directory.resolve("clock");
    }

    private Path dieFile() {
        return directory.resolve("die");
    }
}
