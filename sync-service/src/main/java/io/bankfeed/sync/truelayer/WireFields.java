package io.bankfeed.sync.truelayer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields as banks send them: absent, null, empty, a number where a text should be and the other way round. */
public final class WireFields {

    private WireFields() {}

    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString() && !value.isNumber()) {
            return null;
        }
        String text = value.asString();
        return text.isBlank() ? null : text;
    }

    public static @Nullable BigDecimal decimal(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isString() ? parsed(value.stringValue()) : null;
    }

    private static @Nullable BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
