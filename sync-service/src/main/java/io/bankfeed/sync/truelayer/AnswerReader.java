package io.bankfeed.sync.truelayer;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads an answer by its content more than by its status: a failed result may come with 200, an accepted request with
 * 200 or 202, a gateway's error without JSON. Amounts stay exact decimals.
 */
@Component
final class AnswerReader {

    /** How some banks' empty lists come. */
    private static final int NO_CONTENT = 204;

    Answer read(int status, HttpHeaders headers, Body body) {
        Envelope envelope = Envelope.of(body);
        JsonNode json = envelope.fields();
        String error = WireFields.text(json, "error");
        String state = state(json);
        if (error != null || "failed".equals(state) || status >= 300) {
            return new Answer.Refused(status, error == null ? "http_" + status : error, retryAfter(headers));
        }
        if (status == NO_CONTENT) {
            return new Answer.Results(Envelope.EMPTY);
        }
        if (envelope.hasResults() && (state == null || "succeeded".equals(state))) {
            return new Answer.Results(envelope);
        }
        if (state != null || json.has("results_uri")) {
            return new Answer.Underway(WireFields.text(json, "results_uri"), WireFields.text(json, "task_id"));
        }
        return new Answer.Refused(status, "unreadable_answer", null);
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
