package io.bankfeed.auth.replica;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One process of the service. */
public final class Replica implements AutoCloseable {

    /** A request with this header is the last one. */
    public static final String DIE = "X-Die-Before-The-Answer";

    private static final Duration UP = Duration.ofSeconds(90);

    private final String name;
    private final int port = freePort();
    private final Surroundings surroundings;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private @Nullable Process process;

    public Replica(String name, Surroundings surroundings) {
        this.name = name;
        this.surroundings = surroundings;
    }

    public Replica start() {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AuthReplica.class.getName()));
        command.addAll(surroundings.arguments(port));
        try {
            var log = surroundings.log(name).toFile();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    public Replica awaitUp() {
        await().atMost(UP).pollInterval(Duration.ofMillis(200)).until(this::answers);
        return this;
    }

    /** SIGKILL. */
    public void kill() {
        Objects.requireNonNull(process).destroyForcibly();
        awaitDead();
    }

    public void awaitDead() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !isAlive());
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers).GET().build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return client.send(
                request(path, headers).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    public String logged() {
        try {
            return Files.readString(surroundings.log(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private boolean answers() {
        if (!isAlive()) {
            throw new IllegalStateException("it did not start:\n" + logged());
        }
        try {
            return get("/.well-known/assetlinks.json").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
