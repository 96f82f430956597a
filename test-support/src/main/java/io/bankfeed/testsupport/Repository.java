package io.bankfeed.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the checkout that a test runs in, whatever module it is in. */
public final class Repository {

    private Repository() {}

    public static Path file(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at.resolve(name);
            }
        }
        throw new IllegalStateException("not inside a checkout of Bankfeed");
    }
}
