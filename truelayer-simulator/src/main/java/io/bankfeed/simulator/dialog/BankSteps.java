package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a bank must be told before its login, such as the branch: fields of the steps that the providers list shows. */
record BankSteps(List<JsonNode> fields) {

    static BankSteps of(BankTerms terms) {
        List<JsonNode> fields = new ArrayList<>();
        if (terms.steps() != null) {
            for (JsonNode step : Json.read(Json.bytes(terms.steps()))) {
                step.path("fields").forEach(fields::add);
            }
        }
        return new BankSteps(fields);
    }

    /** Whether every field has one of its values. */
    boolean areAnsweredBy(Map<String, String> inputs) {
        return fields.stream()
                .filter(field -> field.path("mandatory").asBoolean(false))
                .allMatch(field -> valuesOf(field).contains(inputs.getOrDefault(id(field), "")));
    }

    private static List<String> valuesOf(JsonNode field) {
        return field.path("values")
                .valueStream()
                .map(value -> value.path("value").asString(""))
                .toList();
    }

    private static String id(JsonNode field) {
        return field.path("id").asString("");
    }

    List<String> ids() {
        return fields.stream().map(BankSteps::id).toList();
    }

    List<Map<String, Object>> shown() {
        return fields.stream()
                .map(field -> Json.object(
                        "id",
                        id(field),
                        "name",
                        field.path("display_name").asString(""),
                        "help",
                        field.path("help_text").asString(""),
                        "values",
                        field.path("values")
                                .valueStream()
                                .map(value -> Json.object(
                                        "value", value.path("value").asString(""),
                                        "name", value.path("display_name").asString("")))
                                .toList()))
                .toList();
    }
}
