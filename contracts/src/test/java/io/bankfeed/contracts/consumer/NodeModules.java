package io.bankfeed.contracts.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Node and the modules of a package.json, fetched once where npm can. */
final class NodeModules {

    private static final List<String> INSTALL = List.of(
            "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0");

    private NodeModules() {}

    /** Why a script of that folder can't be run; nothing when it can. */
    static Optional<String> missingFor(Path folder) throws InterruptedException {
        if (!succeeds(folder, List.of("node", "--version"))) {
            return Optional.of("there is no node on the PATH");
        }
        boolean there = Files.isDirectory(folder.resolve("node_modules/kafkajs")) || succeeds(folder, INSTALL);
        return there ? Optional.empty() : Optional.of("npm install does not work in " + folder);
    }

    private static boolean succeeds(Path folder, List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
