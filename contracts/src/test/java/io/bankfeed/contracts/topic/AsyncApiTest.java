package io.bankfeed.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.bankfeed.common.event.EventType;
import io.bankfeed.common.json.BankfeedJson;
import io.bankfeed.contracts.event.Golden;
import io.bankfeed.testsupport.Repository;
import io.bankfeed.testsupport.contract.CommittedFile;
import io.bankfeed.testsupport.contract.Schemas;
import io.bankfeed.topics.TopicEntry;
import io.bankfeed.topics.TopicsFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {

    private static final TopicsFile TOPICS = TopicsFile.read(Repository.file("config/topics.yml"));

    private final ObjectNode document = new AsyncApi(TOPICS).document();

    @Test
    void the_committed_document_is_what_code_and_topics_file_say() {
        CommittedFile.of("docs/asyncapi.json").isMadeOf(document.toPrettyString());
    }

    @Test
    void it_is_valid_by_the_schema_that_asyncapi_publishes() throws IOException {
        assertThat(violations(document)).isEmpty();

        document.remove("info");
        assertThat(violations(document)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_type_travels_on_a_topic_that_is_deployed(EventType type) {
        assertThat(TOPICS.topics())
                .filteredOn(topic -> AsyncApi.typesOn(topic).contains(type))
                .extracting(TopicEntry::pattern)
                .containsExactly(type.topic("{tenant}"));
    }

    @ParameterizedTest
    @EnumSource
    void the_headers_that_are_sent_fit(EventType type) {
        JsonNode headers = document.at("/components/schemas/Headers");

        Schemas.assertFits(headers, Golden.of(type).path("headers"));
    }

    private static java.util.List<com.networknt.schema.Error> violations(JsonNode document) throws IOException {
        try (var published = AsyncApiTest.class.getResourceAsStream("/specs/asyncapi-3.0.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(BankfeedJson.mapper().readTree(published))
                    .validate(document);
        }
    }
}
