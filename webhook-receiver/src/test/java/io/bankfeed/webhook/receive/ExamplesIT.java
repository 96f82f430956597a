package io.bankfeed.webhook.receive;

import io.bankfeed.testsupport.contract.OpenApiExamples;
import io.bankfeed.webhook.CapabilityKeys;
import io.bankfeed.webhook.ReceiverTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReceiverTest
class ExamplesIT {

    @Value("${local.server.port}")
    int port;

    @TestFactory
    Stream<DynamicTest> every_example_of_the_document_holds() {
        var truelayer =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        var capabilities = Map.of(
                "/C4p4b1l1ty",
                "/" + CapabilityKeys.forTask(UUID.randomUUID(), UUID.randomUUID()),
                "/H34lthC4p4b1l1ty",
                "/" + CapabilityKeys.forProviderHealth());
        return new OpenApiExamples("webhook-receiver", truelayer, example -> capabilities).tests();
    }
}
