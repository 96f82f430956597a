package io.bankfeed.token;

import io.bankfeed.testsupport.TestTokens;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/** A token-service in a process of its own, on the database, broker and TrueLayer of the test: it can be killed. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);

    private final Process process;
    private final Path log;
    final WebTestClient http;

    /** Soon up, and soon as fast as it gets. */
    ServiceProcess(Environment first, String... settings) {
        this(List.of("-XX:TieredStopAtLevel=1"), first, settings);
    }

    /** Compiled as in production: for what is measured. */
    static ServiceProcess measured(Environment first, String... settings) {
        return new ServiceProcess(List.of(), first, settings);
    }

    private ServiceProcess(List<String> compiler, Environment first, String... settings) {
        int port = freePort();
        this.log = Path.of("target", "service-process-" + port + ".log");
        this.process = start(command(compiler, first, port, List.of(settings)), log.toFile());
        this.http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    ServiceProcess awaitReady() {
        Awaitility.await("see " + log).atMost(STARTS_WITHIN).until(() -> !process.isAlive() || answers());
        if (!process.isAlive()) {
            throw new IllegalStateException("token-service has ended, see " + log);
        }
        return this;
    }

    boolean answers() {
        try {
            http.get().uri("/v3/api-docs").exchange().expectStatus().isOk();
            return true;
        } catch (WebClientRequestException notYet) {
            return false;
        }
    }

    /** Asks it to refresh now, and does not wait, nor lets others wait for a thread: it may be killed meanwhile. */
    CompletableFuture<Void> refresh(Linked link) {
        var request = http.post()
                .uri("/internal/v1/connections/" + link.id + "/refreshes")
                .header("Authorization", TestTokens.bearerOfService("operator", "operations"));
        return CompletableFuture.runAsync(
                () -> request.exchange().returnResult(Void.class), Thread::startVirtualThread);
    }

    Path log() {
        return log;
    }

    /** SIGKILL: nothing of it runs any more when this returns. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a killed process lives");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGSTOP and SIGCONT: a process that is frozen, as by a long pause of its collector or host. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            resume();
        }
        kill();
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(List<String> compiler, Environment first, int port, List<String> settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(compiler);
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SteppedTokenService.class.getName(),
                "--server.port=" + port,
                "--management.server.port=0",
                "--spring.jmx.enabled=false"));
        command.addAll(settings.stream().map(setting -> "--" + setting).toList());
        Stream.of(Replica.SHARED)
                .filter(name -> settings.stream().noneMatch(setting -> setting.startsWith(name + "=")))
                .map(name -> "--" + name + "=" + first.getRequiredProperty(name))
                .forEach(command::add);
        return command;
    }

    private static Process start(List<String> command, File log) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
