package io.bankfeed.testsupport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A published document that is made from the code. {@code -Dbankfeed.golden=write} writes it anew;
 * {@code ./regenerate-contracts} does so for all of them.
 */
public final class CommittedFile {

    private static final int MOST_BYTES = 1 << 20;

    private final String name;
    private final Path file;

    private CommittedFile(String name) {
        this.name = name;
        this.file = Repository.file(name);
    }

    /** @param name from the root of the checkout */
    public static CommittedFile of(String name) {
        return new CommittedFile(name);
    }

    /** The service's own description, which is larger than what tests usually read. */
    public void isServedBy(WebTestClient http) {
        isMadeOf(String.valueOf(http.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }

    public void isMadeOf(String generated) {
        try {
            if ("write".equals(System.getProperty("bankfeed.golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, generated.strip() + "\n");
            }
            assertThat(Files.exists(file) ? Files.readString(file).strip() : "")
                    .as("%s is not what the code says now: run ./regenerate-contracts and read the diff", name)
                    .isEqualTo(generated.strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
