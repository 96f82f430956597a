package io.bankfeed.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as /proc tells it to this user. */
final class PortOwner {
    private static final String LISTENING = "0A";
    private static final int SHOWN = 80;

    private PortOwner() {}

    static String of(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> inodes(Path.of(table), port))
                .flatMap(inode -> holder(inode).stream())
                .findFirst()
                .orElse("a process that this user may not look into");
    }

    private static Stream<String> inodes(Path table, int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.trim().split("\\s+"))
                    .filter(words -> words.length > 9 && words[1].endsWith(suffix) && words[3].equals(LISTENING))
                    .map(words -> words[9]);
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<String> holder(String inode) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, "socket:[" + inode + "]"))
                .map(PortOwner::describe)
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return descriptors.anyMatch(descriptor -> pointsTo(descriptor, socket));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pointsTo(Path descriptor, String socket) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(socket);
        } catch (IOException e) {
            return false;
        }
    }

    /** The end of a command line says more than its beginning, which is the JVM's. */
    private static String describe(ProcessHandle process) {
        var command = process.info().commandLine().orElse("?");
        var shown = command.length() <= SHOWN ? command : "…" + command.substring(command.length() - SHOWN);
        return "process %d (%s%s)".formatted(process.pid(), shown, directory(process));
    }

    private static String directory(ProcessHandle process) {
        try {
            return ", in " + Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
        } catch (IOException e) {
            return "";
        }
    }
}
