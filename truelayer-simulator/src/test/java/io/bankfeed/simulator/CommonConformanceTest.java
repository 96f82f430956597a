package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables say of every data call: headers, envelope, compression, methods, and what is no more. */
class CommonConformanceTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";
    private static final Simulated simulated = new Simulated();
    private static final Session session = Session.of(simulated, "mock");

    @BeforeAll
    static void allowMany() {
        simulated.flip("daily_cap", "off");
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    @ParameterizedTest(name = "4.1 {0}")
    @CsvSource(delimiter = '|', textBlock = """
        X-TL-Correlation-Id     | [0-9a-f-]{36}
        X-Request-Id            | [0-9a-f-]{36}
        X-Credentials-Id        | [\\w+/]{43}=
        Cache-Control           | max-age=\\d+
        Content-Type            | application/json; ?charset=utf-8
        Date                    | \\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT
        Last-Modified           | \\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT
        Content-Security-Policy | default-src 'none'; frame-ancestors 'none';
        X-Content-Type-Options  | nosniff
        X-Frame-Options         | deny
        X-XSS-Protection        | 1; mode=block
        Referrer-Policy         | no-referrer
        """)
    void answers_have_the_documented_headers(String header, String pattern) {
        assertThat(session.get(MAIN + "/balance").header(header)).matches(pattern);
    }

    @Test
    void section_4_1_each_answer_has_a_correlation_id_of_its_own() {
        String first = session.get("/accounts").header("X-TL-Correlation-Id");

        assertThat(session.get("/accounts").header("X-TL-Correlation-Id")).isNotEqualTo(first);
    }

    @ParameterizedTest(name = "4.1 gzip of {0}")
    @ValueSource(strings = {"/accounts", MAIN + "/transactions?from=2026-01-01"})
    void answers_are_compressed_for_who_can_read_that(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> zipped = raw(path, "gzip");
        HttpResponse<byte[]> plain = raw(path, "identity");

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.body()).hasSizeLessThan(plain.body().length);
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            String text = new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).startsWith("{\"results\":[").endsWith("],\"status\":\"Succeeded\"}");
            assertThat(text).hasSameSizeAs(new String(plain.body(), StandardCharsets.UTF_8));
        }
    }

    private static HttpResponse<byte[]> raw(String path, String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulated.base() + "/data/v1" + path))
                .header("Authorization", "Bearer " + session.accessToken())
                .header("Accept-Encoding", encoding)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void section_4_1_lists_are_whole_and_empty_ones_are_lists() {
        Session recorded = Session.of(simulated, "ob-monzo");
        String pot = recorded.ids("accounts").get(1);

        assertThat(recorded.get("/accounts/" + pot + "/transactions").body())
                .isEqualTo("{\"results\":[],\"status\":\"Succeeded\"}");
        assertThat(session.get(MAIN + "/transactions?from=2026-01-01").json().propertyNames())
                .containsExactly("results", "status");
    }

    @ParameterizedTest(name = "4.12 {0}")
    @CsvSource({"POST,/batch/transactions", "GET,/batch/results", "GET,/batch/results/1"})
    void batches_are_no_more(String method, String path) {
        Simulated.Answer answer =
                method.equals("GET") ? session.get(path) : simulated.send(method, "/data/v1" + path, "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("not_found");
    }

    @Test
    void section_6_1_bodies_of_gateways_can_be_pages_or_empty() {
        simulated.send(
                "POST", "/simulator/v1/faults", "{\"status\":502,\"body\":\"<html>Bad Gateway</html>\",\"times\":1}");
        Simulated.Answer page = session.get("/accounts");
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.header("Content-Type")).startsWith("text/html");

        simulated.send("POST", "/simulator/v1/faults", "{\"status\":504,\"body\":\"\",\"times\":1}");
        Simulated.Answer empty = session.get("/accounts");
        assertThat(empty.status()).isEqualTo(504);
        assertThat(empty.body()).isEmpty();
    }
}
