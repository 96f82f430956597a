package io.bankfeed.token.truelayer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer, read defensively: gateways answer in HTML or not at all, and parsing must not hide the status.
 *
 * @param body a missing node where it is not JSON
 */
record Answer(int status, JsonNode body, @Nullable String retryAfterHeader) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final int LONGEST_CODE = 64;

    static Mono<Answer> of(ClientResponse response) {
        String retryAfter = response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        return response.bodyToMono(String.class)
                .defaultIfEmpty("")
                .map(body -> new Answer(response.statusCode().value(), parsed(body), retryAfter));
    }

    boolean succeeded() {
        return status / 100 == 2;
    }

    @Nullable
    String errorCode() {
        String code = text(body, "error");
        return code == null || !code.matches("[a-z_]{1," + LONGEST_CODE + "}") ? null : code;
    }

    /** For events and tables: never free text of the other side. */
    String reason() {
        String code = errorCode();
        return code == null ? "http_" + status : code;
    }

    @Nullable
    Duration retryAfter(InstantSource clock) {
        if (retryAfterHeader == null) {
            return null;
        }
        Duration asked = retryAfterHeader.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfterHeader))
                : untilDate(retryAfterHeader, clock.instant());
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }

    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    static @Nullable Instant instant(JsonNode node, String field) {
        try {
            String text = text(node, field);
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Duration untilDate(String httpDate, Instant now) {
        try {
            var date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate));
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private static JsonNode parsed(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Without the body, which may hold a token. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
