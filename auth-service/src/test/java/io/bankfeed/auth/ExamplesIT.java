package io.bankfeed.auth;

import io.bankfeed.testsupport.contract.Example;
import io.bankfeed.testsupport.contract.OpenApiExamples;
import io.bankfeed.testsupport.contract.SetAside;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExamplesIT extends ActiveConnectionSetting {

    private static final String CONNECTION = "019376a0-0000-7000-8000-000000000001";

    private @Nullable Link active;

    @TestFactory
    Stream<DynamicTest> every_example_of_the_document_holds() {
        return new OpenApiExamples("auth-service", http, this::state).tests();
    }

    /** What the ids of the examples stand for. */
    private Map<String, String> state(Example example) {
        if (example.operation().path().contains("dead-letters")) {
            return Map.of(
                    SetAside.ID, SetAside.letter(database, "bankfeed.tokens").toString());
        }
        return switch (example.operation().id()) {
            case "createConnection", "listProviders", "refreshProviders" -> Map.of();
            case "redeemCallbackReference" -> Map.of("R3f3r3nc3", comeBack(link(), "c0d3"));
            case "postCallback" -> Map.of("st4t3", link().state());
            case "renewConnection" -> {
                String connection = sameActive().connectionId().toString();
                if (example.name().equals("in place")) {
                    StubTokenService.INSTANCE.extension =
                            "{\"action\":\"none\",\"granted_at\":\"" + clock.instant() + "\"}";
                }
                yield Map.of(CONNECTION, connection);
            }
            case "listConnections" -> Map.of(CONNECTION, active().connectionId().toString());
            case "revokeConnection", "revokeConnectionOfAnyTenant" ->
                Map.of(CONNECTION, link().connectionId().toString());
            default -> Map.of(CONNECTION, sameActive().connectionId().toString());
        };
    }

    /** One for all the examples that only look. */
    private Link sameActive() {
        if (active == null) {
            active = active();
        }
        return active;
    }
}
