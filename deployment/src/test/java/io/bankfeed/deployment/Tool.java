package io.bankfeed.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A program that may be installed here. */
record Tool(String name) {

    record Result(int status, String output) {}

    /** Empty where the program is not installed. */
    Optional<Result> run(List<String> arguments) {
        var command = new java.util.ArrayList<>(List.of(name));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command)
                    .directory(Checkout.file("").toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new Result(process.waitFor(), output));
        } catch (IOException notInstalled) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
