package io.bankfeed.rehearsals;

import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a runbook tells to do, as far as a machine can do it: its ./bankfeed commands, its queries, its shell lines. */
record Runbook(String path, String text) {
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("`((?:\\./bankfeed|select) [^`]+)`");
    private static final String AFTERWARDS = "## When it is over";

    /** The one that the rules name for this alert. */
    static Runbook of(String alert, Path checkout) {
        try {
            var rules = Files.readString(checkout.resolve("deploy/prometheus/rules/bankfeed.yml"));
            var named = Pattern.compile("alert: " + alert + "\n.*?runbook: (\\S+)", Pattern.DOTALL)
                    .matcher(rules);
            if (!named.find()) {
                throw new StackFailure("There is no alert " + alert + " with a runbook.");
            }
            return new Runbook(named.group(1), Files.readString(checkout.resolve(named.group(1))));
        } catch (IOException e) {
            throw new StackFailure("the runbook of " + alert + " could not be read", e);
        }
    }

    /** While the alert fires, in the order in which they stand. */
    List<String> commands() {
        return commandsIn(text.substring(0, text.indexOf(AFTERWARDS)));
    }

    /** When all is well again. */
    List<String> commandsAfterwards() {
        return commandsIn(text.substring(text.indexOf(AFTERWARDS)));
    }

    int length() {
        return commands().size() + commandsAfterwards().size();
    }

    private static List<String> commandsIn(String part) {
        var shell = SHELL.matcher(part).results().map(found -> found.group(1));
        var inline =
                INLINE.matcher(SHELL.matcher(part).replaceAll("")).results().map(found -> found.group(1));
        return Stream.concat(shell, inline).toList();
    }
}
