package io.bankfeed.auth;

import io.bankfeed.testsupport.contract.Example;
import io.bankfeed.testsupport.contract.OpenApiExamples;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExamplesIT extends AuthServiceSetting {

    private static final String CONNECTION = "019376a0-0000-7000-8000-000000000001";

    @TestFactory
    Stream<DynamicTest> every_example_of_the_document_holds() {
        return new OpenApiExamples("auth-service", http, this::state).testsWithout("Dead letters");
    }

    /** What the ids of the examples stand for. */
    private Map<String, String> state(Example example) {
        return switch (example.operation().id()) {
            case "createConnection", "listProviders" -> Map.of();
            case "redeemCallbackReference" -> Map.of("R3f3r3nc3", comeBack(link(), "c0d3"));
            case "postCallback" -> Map.of("st4t3", link().state());
            default -> Map.of(CONNECTION, link().connectionId().toString());
        };
    }
}
