package io.bankfeed.rehearsals;

import io.bankfeed.localstack.ledger.SimulatorControl;
import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.service.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Somebody with a runbook in hand: does what it says, with the connection, bank and service that it is about. */
final class Walk {
    private static final String BANK = "ob-monzo";
    private static final int WRONG_USE = 2;

    private final Stage stage;
    private final Path checkout;

    Walk(Stage stage, Path checkout) {
        this.stage = stage;
        this.checkout = checkout;
    }

    /**
     * What ends badly and how. A command may be refused while something is broken (1), but not be wrong (2 and more).
     */
    List<String> whileItFires(Runbook runbook) {
        return badlyEnded(runbook.commands(), WRONG_USE);
    }

    /** Now every command must do what it says. */
    List<String> whenItIsOver(Runbook runbook) {
        return badlyEnded(runbook.commandsAfterwards(), 1);
    }

    /** Ends a pause that the walk began. */
    void resume() {
        var ended = shell("./bankfeed provider resume BANK");
        if (ended.status() != 0) {
            throw new StackFailure(ended.command() + ": " + ended.output());
        }
    }

    private List<String> badlyEnded(List<String> commands, int bad) {
        return commands.stream()
                .map(this::ended)
                .filter(ended -> ended.status() >= bad)
                .map(ended -> ended.command() + ": " + ended.status() + " "
                        + ended.output().strip())
                .toList();
    }

    private record Ended(String command, int status, String output) {}

    private Ended ended(String command) {
        return command.startsWith("select ") ? query(command) : shell(command);
    }

    private Ended query(String sql) {
        try {
            stage.execute(sql.contains("security_alarm") ? "auth" : "sync", sql);
            return new Ended(sql, 0, "");
        } catch (StackFailure wrong) {
            return new Ended(sql, WRONG_USE, String.valueOf(wrong.getMessage()));
        }
    }

    private Ended shell(String command) {
        try {
            var process = new ProcessBuilder("bash", "-uc", filledIn(command))
                    .directory(checkout.toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(command, process.waitFor(), output);
        } catch (IOException e) {
            return new Ended(command, WRONG_USE, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }

    private String filledIn(String command) {
        var id = command.contains("letters") ? letter() : stage.connection();
        return command.replaceAll("\\bID\\b", id).replaceAll("\\bBANK\\b", BANK).replaceAll("\\bSERVICE\\b", "sync");
    }

    private String letter() {
        var letters = stage.url(Service.SYNC_SERVICE) + "/internal/v1/dead-letters?status=open";
        return SimulatorControl.items(stage.operator().get(letters))
                .map(letter -> letter.path("id").asString())
                .findFirst()
                .orElse("none");
    }
}
