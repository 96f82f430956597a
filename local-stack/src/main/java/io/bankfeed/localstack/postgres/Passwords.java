package io.bankfeed.localstack.postgres;

import io.bankfeed.localstack.process.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** A random password for each role, made once and kept beside the data that it opens. */
record Passwords(Properties byRole) {
    private static final List<String> ROLES = List.of("postgres", "auth", "token", "token_keys", "sync");
    private static final int BYTES = 24;

    static Passwords keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(
                    file, ROLES.stream().map(role -> role + "=" + random()).collect(Collectors.joining("\n")));
        }
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return new Passwords(properties);
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String of(String role) {
        var password = byRole.getProperty(role);
        if (password == null) {
            throw new IllegalArgumentException("no such role: " + role);
        }
        return password;
    }

    @Override
    public String toString() {
        return "***";
    }
}
