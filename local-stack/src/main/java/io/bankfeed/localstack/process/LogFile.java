package io.bankfeed.localstack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The last lines of a log, for the message that says why a process died. */
record LogFile(Path path) {
    private static final int LINES = 30;
    private static final int BYTES = 32_768;

    String tail() {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var length = file.length();
            var bytes = new byte[(int) Math.min(BYTES, length)];
            file.seek(length - bytes.length);
            file.readFully(bytes);
            return lastLines(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return "    (no log: " + e.getMessage() + ")";
        }
    }

    private static String lastLines(String text) {
        var lines = text.lines().toArray(String[]::new);
        return Arrays.stream(lines)
                .skip(Math.max(0, lines.length - LINES))
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }
}
