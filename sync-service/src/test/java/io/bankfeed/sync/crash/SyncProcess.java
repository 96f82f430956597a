package io.bankfeed.sync.crash;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.sync.SyncServiceApplication;
import io.bankfeed.testsupport.PostgresServer;
import io.bankfeed.testsupport.Repository;
import io.bankfeed.testsupport.Servers;
import io.bankfeed.testsupport.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Runs the service's own main class in a JVM of its own, so that it can be killed. */
final class SyncProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);

    private final Path directory;
    private final Map<String, String> settings;
    private final int management;
    private @Nullable Process process;

    SyncProcess(Path directory, String database, String apiUrl, String tokenUrl) throws IOException {
        this.directory = directory;
        KeyFiles.generateIn(directory);
        this.management = freePort();
        this.settings = settings(Servers.postgres(), database, apiUrl, tokenUrl);
    }

    Path capabilityKey() {
        return directory.resolve(KeyFiles.CAPABILITY);
    }

    void start() {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    SyncServiceApplication.class.getName()));
            settings.forEach((name, value) -> command.add("--" + name + "=" + value));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("sync-service.log").toFile()))
                    .start();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        Awaitility.await().atMost(STARTS_WITHIN).until(this::isReady);
    }

    /** As kill -9 would. */
    void kill() throws InterruptedException {
        Process killed = process;
        if (killed != null) {
            killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            process = null;
        }
    }

    private boolean isReady() throws IOException {
        Process started = process;
        if (started == null || !started.isAlive()) {
            throw new IllegalStateException(
                    "sync-service ended by itself:\n" + Files.readString(directory.resolve("sync-service.log")));
        }
        try (var http = HttpClient.newHttpClient()) {
            var probe = URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness");
            return http.send(HttpRequest.newBuilder(probe).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, String> settings(PostgresServer postgres, String database, String apiUrl, String tokenUrl) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("management.server.port", Integer.toString(management));
        all.put("spring.kafka.bootstrap-servers", Servers.kafka());
        all.put("spring.kafka.consumer.group-id", database);
        all.put("spring.r2dbc.url", postgres.r2dbcUrl(database));
        all.put("spring.r2dbc.username", postgres.username());
        all.put("spring.r2dbc.password", postgres.password());
        all.put("spring.flyway.url", postgres.jdbcUrl(database));
        all.put("spring.flyway.user", postgres.username());
        all.put("spring.flyway.password", postgres.password());
        all.put("spring.config.additional-location", "file:" + Repository.file("config/tenants.yml"));
        all.put("bankfeed.issuer-uri", TestTokens.issuer());
        all.put("bankfeed.truelayer.api-url", apiUrl);
        all.put("bankfeed.token-service.url", tokenUrl);
        all.put("bankfeed.token-service.issuer-uri", tokenUrl);
        all.put("bankfeed.token-service.client-secret", "sync-service-secret");
        all.put("bankfeed.capability-key-file", capabilityKey().toString());
        all.put("bankfeed.fetch.lease", "5s");
        all.put("bankfeed.fetch.look-every", "200ms");
        all.put("bankfeed.fetch.first-poll-after", "1s");
        return all;
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
