package io.bankfeed.contracts.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether a consumer that was written against a released schema can live with the new one: everything that it may rely
 * on is still there, and nothing new comes in a place that it knows. New fields are what may be added.
 */
final class Compatibility {

    private final JsonNode releasedRoot;
    private final JsonNode newRoot;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(JsonNode released, JsonNode now) {
        this.releasedRoot = released;
        this.newRoot = now;
    }

    /** One line for each thing that breaks a consumer. */
    static List<String> breaks(JsonNode released, JsonNode now) {
        var check = new Compatibility(released, now);
        check.compare("", released, now);
        return check.breaks;
    }

    private void compare(String at, JsonNode releasedNode, JsonNode newNode) {
        JsonNode released = resolved(releasedNode, releasedRoot);
        JsonNode now = resolved(newNode, newRoot);
        compareTypes(at, released, now);
        compareSets(at, "enum", released, now);
        for (String keyword : List.of("format", "pattern", "const")) {
            if (released.has(keyword) && !released.get(keyword).equals(now.get(keyword))) {
                breaks.add(at + ": " + keyword + " is no longer " + released.get(keyword));
            }
        }
        compareBounds(at, released, now);
        for (JsonNode name : released.path("required")) {
            if (!strings(now.path("required")).contains(name.asString())) {
                breaks.add(at + "/" + name.asString() + ": is no longer always there");
            }
        }
        compareParts(at, released, now);
    }

    private void compareParts(String at, JsonNode released, JsonNode now) {
        released.path("properties").properties().forEach(property -> {
            JsonNode successor = now.path("properties").get(property.getKey());
            if (successor == null) {
                breaks.add(at + "/" + property.getKey() + ": is gone");
            } else {
                compare(at + "/" + property.getKey(), property.getValue(), successor);
            }
        });
        if (released.has("items")) {
            compare(at + "[]", released.path("items"), now.path("items"));
        }
        for (int i = 0; i < released.path("anyOf").size(); i++) {
            compare(at, released.path("anyOf").get(i), now.path("anyOf").path(i));
        }
    }

    /** A value of another type, or null where there was none, is a surprise; fewer types are not. */
    private void compareTypes(String at, JsonNode released, JsonNode now) {
        Set<String> before = types(released);
        var more = new HashSet<>(types(now));
        more.removeAll(before);
        boolean anythingNow = types(now).isEmpty() && !before.isEmpty();
        if (!before.isEmpty() && (!more.isEmpty() || anythingNow)) {
            breaks.add(at + ": may now be " + (anythingNow ? "anything" : new TreeSet<>(more)));
        }
        if (now.path("anyOf").size() > released.path("anyOf").size()) {
            breaks.add(at + ": has more alternatives");
        }
    }

    private void compareSets(String at, String keyword, JsonNode released, JsonNode now) {
        if (released.has(keyword)) {
            var more = strings(now.path(keyword));
            more.removeAll(strings(released.path(keyword)));
            if (!more.isEmpty() || !now.has(keyword)) {
                breaks.add(at + ": " + keyword + " has new values " + more);
            }
        }
    }

    /** What a consumer made room for: no more may come, and no less. */
    private void compareBounds(String at, JsonNode released, JsonNode now) {
        for (String most : List.of("maximum", "maxItems", "maxLength")) {
            if (released.has(most)
                    && !(now.path(most).asDouble(Double.MAX_VALUE)
                            <= released.path(most).asDouble())) {
                breaks.add(at + ": " + most + " is no longer " + released.path(most));
            }
        }
        for (String least : List.of("minimum", "minItems", "minLength")) {
            if (released.has(least)
                    && !(now.path(least).asDouble(-Double.MAX_VALUE)
                            >= released.path(least).asDouble())) {
                breaks.add(at + ": " + least + " is no longer " + released.path(least));
            }
        }
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? strings(type) : type.isMissingNode() ? Set.of() : Set.of(type.asString());
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> all = new TreeSet<>();
        array.forEach(one -> all.add(one.asString()));
        return all;
    }

    private static JsonNode resolved(JsonNode schema, JsonNode root) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asString().substring(1)) : schema;
    }
}
