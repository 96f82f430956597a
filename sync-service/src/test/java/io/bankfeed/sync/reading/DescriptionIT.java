package io.bankfeed.sync.reading;

import io.bankfeed.testsupport.contract.CommittedFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReadingTest
class DescriptionIT {

    @Autowired
    WebTestClient api;

    @Test
    void the_committed_document_is_made_from_the_code() {
        CommittedFile.of("docs/openapi/sync-service.json").isMadeBy(api);
    }

    @Test
    void the_committed_document_is_the_served_one() {
        CommittedFile.of("docs/openapi/sync-service.json").isServedBy(api);
    }
}
