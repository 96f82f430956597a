package io.bankfeed.token;

import io.bankfeed.testsupport.contract.CommittedFile;
import org.junit.jupiter.api.Test;

class OpenApiIT extends TokenServiceTest {

    @Test
    void the_committed_document_is_made_from_the_code() {
        CommittedFile.of("docs/openapi/token-service.json").isMadeBy(http);
    }

    @Test
    void the_committed_document_is_the_served_one() {
        CommittedFile.of("docs/openapi/token-service.json").isServedBy(http);
    }
}
