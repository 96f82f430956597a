package io.bankfeed.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

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

    @SuppressWarnings("unchecked")
    static <T> T yaml(String name, String key) {
        try {
            Map<String, Object> document = new Yaml().load(Files.readString(file(name)));
            return (T) Objects.requireNonNull(document.get(key), key);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
