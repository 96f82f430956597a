package io.bankfeed.testsupport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.Repository;
import io.bankfeed.testsupport.TestTokens;
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

    /** The description that a service makes of its code, under test alone. */
    public void isMadeBy(WebTestClient service) {
        String token = TestTokens.bearerOfService("operator", "operations");
        isMadeOf(answer(service.mutate().defaultHeader("Authorization", token).build(), "/v3/from-code"));
    }

    /** The description that a service gives of itself. */
    public void isServedBy(WebTestClient service) {
        assertThat(answer(service, "/v3/api-docs").strip())
                .as("%s is not what the last build has put on the class path", name)
                .isEqualTo(read());
    }

    public void isMadeOf(String generated) {
        if ("write".equals(System.getProperty("bankfeed.golden"))) {
            write(generated.strip() + "\n");
        }
        assertThat(read())
                .as("%s is not what the code says now: run ./regenerate-contracts and read the diff", name)
                .isEqualTo(generated.strip());
    }

    private String read() {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Descriptions are larger than what tests usually read. */
    private static String answer(WebTestClient service, String path) {
        return String.valueOf(service.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
