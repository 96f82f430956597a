package io.bankfeed.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes hold in memory: their proportional share, so that pages mapped by several count once. */
public final class ResidentMemory {
    private ResidentMemory() {}

    /** In MiB, of these processes and all of their descendants. */
    public static long megabytes(Stream<ProcessHandle> processes) {
        return processes
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .map(ProcessHandle::pid)
                        .distinct()
                        .mapToLong(ResidentMemory::kilobytes)
                        .sum()
                / 1024;
    }

    private static long kilobytes(long pid) {
        var directory = Path.of("/proc", Long.toString(pid));
        try {
            return read(directory.resolve("smaps_rollup"), "Pss:");
        } catch (IOException e) {
            return resident(directory);
        }
    }

    private static long resident(Path directory) {
        try {
            return read(directory.resolve("status"), "VmRSS:");
        } catch (IOException e) {
            return 0;
        }
    }

    private static long read(Path file, String field) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .map(line -> line.replaceAll("\\D+", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (java.io.UncheckedIOException e) {
            throw new IOException(e);
        }
    }
}
