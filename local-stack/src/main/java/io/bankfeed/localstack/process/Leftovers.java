package io.bankfeed.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Children of a launcher that was killed before it could end them. */
public record Leftovers(Path directory) {

    public void end(Terminal terminal) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".pid")).forEach(file -> end(file, terminal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Path file, Terminal terminal) {
        if (new PidFile(file).endLeftover()) {
            var name = file.getFileName().toString().replace(".pid", "");
            terminal.say("  ended the " + name + " that an earlier run left behind");
        }
    }
}
