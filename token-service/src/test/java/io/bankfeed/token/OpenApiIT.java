package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiIT extends TokenServiceTest {

    /** After a wanted change: {@code -Dbankfeed.write-api-documents=true} writes it anew. */
    @Test
    void the_committed_document_is_the_served_one() throws IOException {
        String served = String.valueOf(http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        Path committed = Repository.file("docs/openapi/token-service.json");
        if (Boolean.getBoolean("bankfeed.write-api-documents")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, served.strip() + "\n");
        }

        assertThat(Files.readString(committed).strip()).isEqualTo(served.strip());
    }
}
