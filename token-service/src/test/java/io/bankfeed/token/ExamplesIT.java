package io.bankfeed.token;

import io.bankfeed.testsupport.contract.Example;
import io.bankfeed.testsupport.contract.OpenApiExamples;
import io.bankfeed.testsupport.contract.SetAside;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExamplesIT extends TokenServiceTest {

    private static final String CONNECTION = "019376a0-0000-7000-8000-000000000001";

    private @Nullable Linked link;

    @TestFactory
    Stream<DynamicTest> every_example_of_the_document_holds() {
        return new OpenApiExamples("token-service", http, this::state).tests();
    }

    /** What the example presupposes, and what its values stand for. */
    private Map<String, String> state(Example example) {
        if (example.operation().path().contains("dead-letters")) {
            return Map.of(
                    SetAside.ID, SetAside.letter(database, "bankfeed.consents").toString());
        }
        sameLink().grant().extensionNeeds = extensionNeeds(example);
        return Map.of(CONNECTION, sameLink().id.toString(), "\"consent_no\":3", "\"consent_no\":1");
    }

    private static @Nullable String extensionNeeds(Example example) {
        if (example.status() == 409) {
            return "another grant";
        }
        return example.name().contains("wants to see the user") ? "authentication_needed" : null;
    }

    /** One for all: no example ends a grant. */
    private Linked sameLink() {
        if (link == null) {
            link = link("ob-monzo").exchanged();
        }
        return link;
    }
}
