package io.bankfeed.testsupport.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether an example shows all fields that are sent, and no others, at any depth that both reach. The documents do not
 * show what is null.
 */
final class Shape {

    private final List<String> differences = new ArrayList<>();

    private Shape() {}

    /** One line for each field that is only in one of both; what the bank told freely ({@code meta}) is not entered. */
    static List<String> differences(JsonNode shown, JsonNode sent) {
        var shape = new Shape();
        shape.compare("", shown, sent);
        return shape.differences;
    }

    private void compare(String at, JsonNode shown, JsonNode sent) {
        if (shown.isObject() && sent.isObject() && !at.endsWith(".meta")) {
            Set<String> names = new HashSet<>(shown.propertyNames());
            names.addAll(sent.propertyNames());
            names.forEach(name -> compareField(at + "." + name, shown.get(name), sent.get(name)));
        } else if (shown.isArray() && sent.isArray() && !shown.isEmpty() && !sent.isEmpty()) {
            compare(at + "[]", shown.get(0), sent.get(0));
        }
    }

    private void compareField(String at, @Nullable JsonNode shown, @Nullable JsonNode sent) {
        if (shown == null) {
            if (sent != null && !sent.isNull()) {
                differences.add(at + " is sent and not shown");
            }
        } else if (sent == null) {
            differences.add(at + " is shown and not sent");
        } else {
            compare(at, shown, sent);
        }
    }
}
