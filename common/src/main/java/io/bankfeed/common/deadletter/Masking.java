package io.bankfeed.common.deadletter;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Keeps what tells a record's shape and whose it is: names, ids, times, flags. All else may be bank data. */
final class Masking {

    static final String MASK = "***";

    private static final Pattern ID_OR_TIME = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,20}(Z|[+-][0-9:]{5})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]{0,63}");
    private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z-]{1,40}");

    private Masking() {}

    static JsonNode of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> ofFields(object);
            case ArrayNode array -> ofItems(array);
            default -> isHarmless(node) ? node : StringNode.valueOf(MASK);
        };
    }

    /** A record's key: connection and provider ids are shown. */
    static String ofKey(String key) {
        return ID_OR_TIME.matcher(key).matches() || PROVIDER.matcher(key).matches() ? key : MASK;
    }

    private static ObjectNode ofFields(ObjectNode object) {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> masked.set(nameOf(field.getKey()), of(field.getValue())));
        return masked;
    }

    /** What was not written by us may carry data in the place of names too. */
    private static String nameOf(String field) {
        return NAME.matcher(field).matches() ? field : MASK;
    }

    private static ArrayNode ofItems(ArrayNode array) {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> masked.add(of(item)));
        return masked;
    }

    private static boolean isHarmless(JsonNode value) {
        return value.isBoolean()
                || value.isNull()
                || (value.isString() && ID_OR_TIME.matcher(value.asString()).matches());
    }
}
