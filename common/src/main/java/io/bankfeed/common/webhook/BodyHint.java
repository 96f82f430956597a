package io.bankfeed.common.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a body may say. It is not trusted, only looked at: what does not fit is as good as absent. */
class BodyHint {

    private final JsonMapper json;

    BodyHint(JsonMapper json) {
        this.json = json;
    }

    /** The object in the body; empty when it holds none. */
    Optional<ObjectNode> read(byte[] body) {
        try {
            return json.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
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
