package io.bankfeed.webhook.receive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads what a body may say. It is not trusted, only looked at: what does not fit is as good as absent. */
@Component
class BodyHint {

    private final JsonMapper json;

    BodyHint(JsonMapper json) {
        this.json = json;
    }

    /** The object in the body, or a node in which nothing is found. */
    JsonNode read(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }

    /** A text field, if it has the shape that such a field must have. */
    static Optional<String> text(JsonNode body, String field, Pattern shape) {
        JsonNode value = body.path(field);
        return value.isString() ? Optional.of(value.asString()).filter(shape.asMatchPredicate()) : Optional.empty();
    }

    static Optional<Instant> instant(JsonNode body, String field) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(body.path(field).asString("")).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
