package io.bankfeed.localstack;

import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.process.Directories;
import io.bankfeed.localstack.process.Leftovers;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What a run keeps under .local: databases, topics, keys, logs. The cache survives a reset, as it holds no data. */
final class DataDirectory {
    private static final List<String> DATA = List.of("postgres", "kafka", "keys");

    private DataDirectory() {}

    static void prepare(Places places, boolean reset) {
        try {
            Files.createDirectories(places.data());
            Files.setPosixFilePermissions(places.data(), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new StackFailure(places.data() + " cannot be written: " + e, e);
        }
        Directories.delete(places.logs());
        if (reset) {
            new Leftovers(places.pidFiles()).end(line -> {});
            PostgresServer.endStale(places);
            DATA.forEach(name -> Directories.delete(places.data().resolve(name)));
        }
    }
}
