package io.bankfeed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.bankfeed.client.auth.ConnectionsApi;
import io.bankfeed.client.auth.model.NewConnection;
import io.bankfeed.client.sync.TransactionsApi;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clients that a team would generate read what the documents' examples show, and send what they ask for. */
class GeneratedClientsTest {

    private static final UUID ID = UUID.fromString("019376a0-0000-7000-8000-000000000001");

    private final AtomicReference<String> asked = new AtomicReference<>();
    private final AtomicReference<String> sent = new AtomicReference<>();
    private HttpServer server;
    private String answer = "";
    private int status = 200;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            sent.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_connection_is_made_and_read() throws Exception {
        status = 201;
        answer = example("auth-service", "/paths/~1v1~1connections/post/responses/201/content/application~1json");

        var link = auth().createConnection(new NewConnection().userId("user-1"), null);

        assertThat(link.getConnectionId()).isEqualTo(ID);
        assertThat(asked.get()).isEqualTo("POST /v1/connections");
        assertThat(new ObjectMapper().readTree(sent.get()).path("user_id").asText())
                .isEqualTo("user-1");

        status = 200;
        answer = example("auth-service", "/paths/~1v1~1connections~1{id}/get/responses/200/content/application~1json");
        var connection = auth().getConnection(ID);
        assertThat(connection.getStatus()).isEqualTo("active");
        assertThat(connection.getConsent().getConsentNo()).isEqualTo(1);
    }

    @Test
    void transactions_keep_their_exact_amounts() throws Exception {
        answer = example(
                "sync-service",
                "/paths/~1v1~1accounts~1{id}~1transactions/get/responses/200/content/application~1json");

        var client = new io.bankfeed.client.sync.ApiClient();
        client.updateBaseUri(url());
        var page = new TransactionsApi(client).listTransactions(ID, null, null, null, null, null, null, null);

        assertThat(page.getItems().getFirst().getAmount().getValue()).isEqualTo("-12.34");
        assertThat(page.getNextCursor()).isNull();
    }

    @Test
    void a_refusal_is_an_exception_with_its_problem() {
        status = 404;
        answer = "{\"type\": \"urn:bankfeed:problem:not_found\", \"status\": 404, \"code\": \"not_found\"}";

        assertThatThrownBy(() -> auth().getConnection(ID))
                .isInstanceOfSatisfying(io.bankfeed.client.auth.ApiException.class, refused -> {
                    assertThat(refused.getCode()).isEqualTo(404);
                    assertThat(refused.getResponseBody()).contains("not_found");
                });
    }

    private ConnectionsApi auth() {
        var client = new io.bankfeed.client.auth.ApiClient();
        client.updateBaseUri(url());
        return new ConnectionsApi(client);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String example(String service, String content) throws Exception {
        JsonNode document = new ObjectMapper().readTree(new File("../docs/openapi/" + service + ".json"));
        return document.at(content + "/examples")
                .elements()
                .next()
                .path("value")
                .toString();
    }
}
