package io.bankfeed.simulator.control;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of a bank's terms is to be changed while it runs; what is not said stays. */
record TermsChange(JsonNode wanted) {
    private static final List<String> OPTIONAL = List.of("steps", "login_failure");

    BankTerms over(BankTerms before) {
        ObjectNode terms = (ObjectNode) Json.read(Json.bytes(before));
        OPTIONAL.forEach(name -> terms.putIfAbsent(name, terms.nullNode()));
        wanted.properties().forEach(field -> {
            if (!terms.has(field.getKey()) || field.getKey().equals("provider_id")) {
                throw new IllegalArgumentException("a bank's terms know no " + field.getKey() + " to change");
            }
            terms.set(field.getKey(), field.getValue());
        });
        return Json.read(Json.bytes(terms), BankTerms.class);
    }
}
