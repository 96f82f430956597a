package io.bankfeed.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command as it is typed, against an HTTP server that notes what it is asked. */
class BankfeedTest {
    private static final String ID = "01a21097-aeaf-7b31-904a-7f9d3dc93c5a";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private String address;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        answers.put("POST /oauth2/token", "{\"access_token\":\"t0ken\"}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_refresh_now_is_asked_of_token_service_with_the_operators_token() {
        answers.put("POST /internal/v1/connections/" + ID + "/refreshes", "{\"version\":7,\"next_refresh_at\":\"x\"}");

        assertThat(run("refresh", ID)).isZero();

        assertThat(asked)
                .containsExactly(
                        "POST /oauth2/token Basic b3BlcmF0b3I6cw==",
                        "POST /internal/v1/connections/" + ID + "/refreshes Bearer t0ken");
        assertThat(out.toString()).contains("refreshed: version 7");
    }

    @Test
    void the_timeline_of_a_connection_comes_from_all_services_newest_first() {
        answers.put("GET /internal/v1/connections/" + ID, """
                {"tenant":"demo","connection":{"status":"active","provider":{"provider_id":"mock"}}}""");
        answers.put("GET /internal/v1/connections/" + ID + "/timeline", """
                {"items":[{"at":"2026-11-01T10:00:00Z","what":"exchanged","consent_no":1}]}""");
        answers.put("GET /internal/v1/connections/" + ID + "/syncs", """
                {"items":[{"sync_id":"s1","trigger":"initial","state":"completed",
                           "started_at":"2026-11-01T10:00:05Z","ended_at":"2026-11-01T10:00:30Z"}]}""");

        assertThat(run("connection", "show", ID)).isZero();

        assertThat(out.toString()).contains("active", "tenant demo, bank mock");
        assertThat(out.toString().lines().filter(line -> line.contains("2026-11-01T")))
                .satisfiesExactly(
                        last -> assertThat(last).contains("10:00:30", "s1 completed"),
                        middle -> assertThat(middle).contains("10:00:05", "initial sync s1 began"),
                        first -> assertThat(first).contains("10:00:00", "exchanged"));
    }

    @Test
    void an_erasure_must_be_meant() {
        assertThat(run("connection", "erase", ID)).isEqualTo(2);
        assertThat(asked).isEmpty();

        answers.put("DELETE /internal/v1/connections/" + ID, "{\"connection\":{\"status\":\"revoked\"}}");
        assertThat(run("connection", "erase", ID, "--yes")).isZero();
        assertThat(out.toString()).contains("is revoked");
    }

    @Test
    void a_bank_is_paused_and_resumed_whatever_its_name() {
        answers.put("POST /internal/v1/providers/ob-a%20b/pause", "");
        answers.put("DELETE /internal/v1/providers/ob-a%20b/pause", "");

        assertThat(run("provider", "pause", "ob-a b")).isZero();
        assertThat(run("provider", "resume", "ob-a b")).isZero();
    }

    @Test
    void dead_letters_are_those_of_the_service_that_is_named() {
        answers.put("GET /internal/v1/dead-letters?limit=200&status=open", """
                {"items":[{"id":"d1","topic":"bankfeed.results","partition":0,"offset":3,"status":"open"}]}""");
        answers.put("POST /internal/v1/dead-letters/replays", "{\"replayed\":1}");

        assertThat(run("dead-letters", "list", "sync")).isZero();
        assertThat(out.toString()).contains("d1", "bankfeed.results/0@3", "1 dead letters");
        assertThat(run("dead-letters", "replay", "sync-service")).isZero();
        assertThat(run("dead-letters", "list", "kafka")).isEqualTo(2);
    }

    @Test
    void a_refusal_is_told_with_its_code_and_without_a_stack_trace() {
        answers.put("POST /internal/v1/keys/rotations", "");
        server.removeContext("/");
        server.createContext("/", exchange -> reply(exchange, 409, "{\"code\":\"busy\",\"detail\":\"Later.\"}"));

        assertThat(run("keys", "rotate", "--token-endpoint", address + "/nowhere"))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("bankfeed: ").contains("409").doesNotContain("\tat ");
    }

    @Test
    void a_tenant_is_added_to_the_file_once_and_only_with_a_name_and_a_page_that_are_safe(@TempDir Path directory)
            throws IOException {
        var file =
                Files.writeString(directory.resolve("tenants.yml"), "bankfeed:\n  tenants:\n    demo:\n      a: 1\n");
        var add = List.of("tenant", "add", "shop", "--display-name", "The Shop", "--tenants", file.toString());

        assertThat(run(with(add, "--landing", "https://shop.example/done"))).isZero();
        assertThat(file).content().contains("\n    shop:\n      display-name: 'The Shop'\n");
        assertThat(run(with(add, "--landing", "https://shop.example/done"))).isEqualTo(1);
        assertThat(run("tenant", "add", "Bad.Name", "--display-name", "x", "--landing", "https://x.example"))
                .isEqualTo(1);
        assertThat(run("tenant", "add", "b", "--display-name", "x", "--landing", "http://evil.example"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status",
                "connection",
                "connection show",
                "refresh",
                "provider pause",
                "dead-letters list",
                "dead-letters replay",
                "keys rotate",
                "tenant add"
            })
    void every_command_tells_what_it_does(String command) {
        var words = command.isEmpty() ? List.<String>of() : Arrays.asList(command.split(" "));

        assertThat(commandLine().execute(with(words, "--help"))).isZero();
        assertThat(out.toString()).startsWith("Usage: bankfeed");
    }

    private static String[] with(List<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(Arrays.asList(arguments));
        if (!arguments[0].equals("tenant")) {
            all.addAll(List.of("--auth", address, "--token", address, "--sync", address, "--client-secret", "s"));
            if (!all.contains("--token-endpoint")) {
                all.addAll(List.of("--token-endpoint", address + "/oauth2/token"));
            }
        }
        return commandLine().execute(all.toArray(String[]::new));
    }

    private CommandLine commandLine() {
        return Bankfeed.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(what + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        var known = answers.get(what);
        reply(exchange, known == null ? 404 : 200, known == null ? "{\"code\":\"not_found\"}" : known);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
