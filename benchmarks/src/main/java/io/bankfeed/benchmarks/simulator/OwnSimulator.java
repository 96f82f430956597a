package io.bankfeed.benchmarks.simulator;

import io.bankfeed.localstack.process.Places;
import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator as its users start it: its jar, alone, in a process of its own. */
final class OwnSimulator implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI base;
    private final double secondsToStart;

    OwnSimulator(int historyYears) throws Exception {
        var port = freePort();
        base = URI.create("http://127.0.0.1:" + port);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Places.inCheckout(Places.findCheckout()).jar("truelayer-simulator");
        var builder = new ProcessBuilder(List.of(java, "-Xmx1g", "-XX:+UseSerialGC", "-jar", jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "SIMULATOR_PORT", Integer.toString(port),
                        "SIMULATOR_HISTORY_YEARS", Integer.toString(historyYears)));
        var since = System.nanoTime();
        process = builder.start();
        awaitHealth(since);
        secondsToStart = (System.nanoTime() - since) / 1e9;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitHealth(long since) throws Exception {
        while (System.nanoTime() - since < PATIENCE.toNanos()) {
            try {
                if (send(request("/simulator/v1/health").GET()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(5);
            }
        }
        throw new IllegalStateException("the simulator does not start");
    }

    double secondsToStart() {
        return secondsToStart;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("answered " + answer.statusCode() + ": " + new String(answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    void control(String method, String path, String body) throws Exception {
        json(request("/simulator/v1" + path).method(method, BodyPublishers.ofString(body)));
    }

    /** A connection of a user who is made up now, and the code for it. */
    JsonNode connect(String user) throws Exception {
        var wanted = "{\"provider_id\":\"mock\",\"user\":\"" + user + "\"}";
        return json(request("/simulator/v1/connections").POST(BodyPublishers.ofString(wanted)));
    }

    String accessToken(JsonNode connection) throws Exception {
        var form = "grant_type=authorization_code&client_id=sandbox-bankfeed&client_secret=sandbox-bankfeed-secret"
                + "&code=" + connection.path("code").asString() + "&redirect_uri="
                + connection.path("redirect_uri").asString();
        return json(request("/connect/token").header("Content-Type", FORM).POST(BodyPublishers.ofString(form)))
                .path("access_token")
                .asString();
    }

    /** Processor time used so far, of all its threads. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    double residentMegabytes() throws IOException {
        var status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        var matcher = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
        if (!matcher.find()) {
            throw new IllegalStateException("no VmRSS");
        }
        return Long.parseLong(matcher.group(1)) / 1024.0;
    }

    @Override
    public void close() {
        process.destroy();
        http.close();
    }
}
