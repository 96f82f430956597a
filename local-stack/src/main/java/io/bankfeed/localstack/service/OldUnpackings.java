package io.bankfeed.localstack.service;

import io.bankfeed.localstack.process.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Unpacked jars and archives of earlier builds; a run that is still using them keeps its open files. */
record OldUnpackings(List<Path> directories) {
    private static final int KEPT = 1;

    static OldUnpackings of(String module, Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return new OldUnpackings(List.of());
        }
        try (var all = Files.list(cache)) {
            return new OldUnpackings(
                    all.filter(path -> path.getFileName().toString().startsWith(module + "-"))
                            .sorted((one, other) -> modified(other).compareTo(modified(one)))
                            .skip(KEPT)
                            .toList());
        }
    }

    private static java.time.Instant modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            return java.time.Instant.EPOCH;
        }
    }

    void delete() {
        directories.forEach(Directories::delete);
    }
}
