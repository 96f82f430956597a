package io.bankfeed.sync.truelayer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads an answer by its content more than by its status: a failed result may come with 200, an accepted request with
 * 200 or 202, a gateway's error without JSON. Amounts stay exact decimals.
 */
@Component
final class AnswerReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    Answer read(int status, HttpHeaders headers, byte[] body) {
        JsonNode json = parsed(body);
        String error = WireFields.text(json, "error");
        String state = state(json);
        if (error != null || "failed".equals(state) || status >= 300) {
            return new Answer.Refused(status, error == null ? "http_" + status : error, retryAfter(headers));
        }
        if (json.path("results").isArray() && (state == null || "succeeded".equals(state))) {
            return new Answer.Results(List.copyOf(json.path("results").values()));
        }
        if (state != null || json.has("results_uri")) {
            return new Answer.Underway(WireFields.text(json, "results_uri"), WireFields.text(json, "task_id"));
        }
        return new Answer.Refused(status, "unreadable_answer", null);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable String state(JsonNode json) {
        String status = WireFields.text(json, "status");
        return status == null ? null : status.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return value != null && value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }
}
