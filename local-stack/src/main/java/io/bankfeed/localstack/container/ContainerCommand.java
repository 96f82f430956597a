package io.bankfeed.localstack.container;

import io.bankfeed.topics.TopicsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command of the container image {@code bankfeed/local-stack}. */
@Command(
        name = "local-stack",
        mixinStandardHelpOptions = true,
        description = "What a Bankfeed in containers needs besides its services.",
        subcommands = {MakeKeys.class, TopicsCommand.class, ServeTokens.class})
public final class ContainerCommand {
    private ContainerCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ContainerCommand()).execute(arguments));
    }
}
