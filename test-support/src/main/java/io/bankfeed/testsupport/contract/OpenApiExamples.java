package io.bankfeed.testsupport.contract;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.bankfeed.testsupport.contract.OpenApi.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Carries out every example of a service's document: what is sent gets the status shown, and a body that fits the
 * schema and has the very fields that are shown.
 */
public final class OpenApiExamples {

    private final OpenApi api;
    private final WebTestClient http;
    private final Function<Example, Map<String, String>> state;

    /**
     * @param state brings about what an example presupposes, and tells what stands in reality for ids and the like of
     *     the document
     */
    public OpenApiExamples(String service, WebTestClient http, Function<Example, Map<String, String>> state) {
        this.api = OpenApi.of(service);
        this.http = http;
        this.state = state;
    }

    public Stream<DynamicTest> tests() {
        return api.operations()
                .flatMap(operation -> Stream.concat(
                        Example.of(operation).map(example -> dynamicTest(example.toString(), () -> carryOut(example))),
                        doorsOf(operation)));
    }

    private void carryOut(Example example) {
        var real = state.apply(example);
        String token = bearer("demo", example.operation().scopes().toArray(String[]::new));
        var answer = send(example, real, example.operation().needsToken() ? Optional.of(token) : Optional.empty());

        assertThat(answer.getStatus().value())
                .as("%s %s", example, text(answer))
                .isEqualTo(example.status());
        if (example.answer() != null && example.schema() != null) {
            JsonNode body = OpenApi.JSON.readTree(text(answer));
            Schemas.assertFits(api.standingAlone(example.schema()), body);
            Schemas.assertFits(api.standingAlone(example.schema()), example.answer());
            assertThat(Shape.differences(example.answer(), body))
                    .as(text(answer))
                    .isEmpty();
        }
    }

    /** Nobody gets in without a token, nor with one that lacks the scope. */
    private Stream<DynamicTest> doorsOf(Operation operation) {
        var any = Example.of(operation).findFirst().orElseThrow();
        var closed = dynamicTest(
                operation + " without a token",
                () -> assertThat(send(any, Map.of(), Optional.empty())
                                .getStatus()
                                .value())
                        .isEqualTo(401));
        var narrow = dynamicTest(
                operation + " without its scope",
                () -> assertThat(send(any, Map.of(), Optional.of(bearer("demo")))
                                .getStatus()
                                .value())
                        .isEqualTo(403));
        return Stream.concat(
                operation.needsToken() ? Stream.of(closed) : Stream.empty(),
                operation.scopes().isEmpty() ? Stream.empty() : Stream.of(narrow));
    }

    private EntityExchangeResult<byte[]> send(Example example, Map<String, String> real, Optional<String> token) {
        var request = http.method(
                        HttpMethod.valueOf(example.operation().method().toUpperCase(java.util.Locale.ROOT)))
                .uri(real(uri(example), real));
        token.ifPresent(value -> request.header("Authorization", value));
        example.operation()
                .parameters()
                .filter(parameter -> parameter.path("in").asString().equals("header"))
                .forEach(parameter -> example.parameter(parameter)
                        .ifPresent(
                                value -> request.header(parameter.path("name").asString(), real(value, real))));
        example.body()
                .ifPresent(
                        body -> request.contentType(MediaType.APPLICATION_JSON).bodyValue(real(body.toString(), real)));
        return request.exchange().expectBody().returnResult();
    }

    private static String uri(Example example) {
        var uri = UriComponentsBuilder.fromPath(example.operation().path());
        var variables = new java.util.HashMap<String, Object>();
        example.operation().parameters().forEach(parameter -> {
            String name = parameter.path("name").asString();
            Optional<String> value = example.parameter(parameter);
            switch (parameter.path("in").asString()) {
                case "path" ->
                    variables.put(name, value.orElseThrow(() -> new AssertionError(name + " has no example")));
                case "query" ->
                    value.ifPresent(text -> uri.queryParam(name, URLEncoder.encode(text, StandardCharsets.UTF_8)));
                default -> {
                    // headers are set on the request
                }
            }
        });
        return uri.encode().buildAndExpand(variables).toUriString();
    }

    private static String real(String shown, Map<String, String> real) {
        String text = shown;
        for (var one : real.entrySet()) {
            text = text.replace(one.getKey(), one.getValue());
        }
        return text;
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        byte[] body = answer.getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
