package io.bankfeed.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** TrueLayer's simulator as a process of its own, its clock in the test's hands. What its ledger says is the judge. */
final class SimulatorProcess implements AutoCloseable {

    private static final Path JAR = Path.of("..", "truelayer-simulator", "target", "truelayer-simulator.jar");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final Process process;

    SimulatorProcess() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: ./mvnw package -DskipTests -pl truelayer-simulator");
        }
        int port = freePort();
        this.base = URI.create("http://127.0.0.1:" + port);
        this.process = start(port);
        Awaitility.await("the simulator starts")
                .atMost(Duration.ofSeconds(90))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> get("/health").path("status").asString().equals("UP"));
    }

    String url() {
        return base.toString();
    }

    void at(Instant now) {
        control("PUT", "/clock", "{\"now\":\"" + now + "\"}");
    }

    /** A consent at this bank outlives the test: it is not what is tested. */
    void consentsOutlive(String bank) {
        control("PUT", "/banks/" + bank, "{\"consent_days\":3650}");
    }

    /** The bank fails every refresh until then. */
    void outage(String bank, Instant until) {
        String fault = """
                {"provider":"%s","endpoint":"/connect/token","grant_type":"refresh_token","status":503,"until":"%s"}""";
        control("POST", "/faults", fault.formatted(bank, until));
    }

    /** What a user who says yes at the bank brings back: number of the connection, code, redirect address. */
    JsonNode connect(String bank, String codeChallenge) {
        return control(
                "POST",
                "/connections",
                "{\"provider_id\":\"%s\",\"code_challenge\":\"%s\"}".formatted(bank, codeChallenge));
    }

    /** Tokens for a code, as any client gets them. */
    JsonNode exchange(String code, String verifier, String redirectUri) {
        String form =
                "grant_type=authorization_code&client_id=%s&client_secret=%s&code=%s&code_verifier=%s&redirect_uri=%s"
                        .formatted(FakeTrueLayer.CLIENT_ID, FakeTrueLayer.CLIENT_SECRET, code, verifier, redirectUri);
        return json(HttpRequest.newBuilder(base.resolve("/connect/token"))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(form)));
    }

    /** Uses and issues of tokens after a number, in order. */
    JsonNode tokensSince(long number) {
        return get("/ledger/tokens?since=" + number);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    private JsonNode get(String path) {
        return json(HttpRequest.newBuilder(base.resolve("/simulator/v1" + path)).GET());
    }

    private JsonNode control(String method, String path, String body) {
        return json(HttpRequest.newBuilder(base.resolve("/simulator/v1" + path))
                .method(method, BodyPublishers.ofString(body)));
    }

    private JsonNode json(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("simulator: " + answer.statusCode() + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Process start(int port) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(java, "-Xmx512m", "-XX:+UseSerialGC", "-jar", JAR.toString()))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "simulator-" + port + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SIMULATOR_PORT",
                        Integer.toString(port),
                        "SIMULATOR_HISTORY_YEARS",
                        "0",
                        "SIMULATOR_CLIENT_ID",
                        FakeTrueLayer.CLIENT_ID,
                        "SIMULATOR_CLIENT_SECRET",
                        FakeTrueLayer.CLIENT_SECRET));
        try {
            return builder.start();
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
