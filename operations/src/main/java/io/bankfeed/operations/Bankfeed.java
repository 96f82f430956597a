package io.bankfeed.operations;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command behind {@code ./bankfeed}. */
@Command(
        name = "bankfeed",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Operates a running Bankfeed through its HTTP APIs.",
        footer = {
            "",
            "Each command tells its options with --help. Where the services are and who asks comes from",
            "BANKFEED_AUTH_URL, BANKFEED_TOKEN_URL, BANKFEED_SYNC_URL, BANKFEED_WEBHOOK_URL, BANKFEED_ISSUER_URI,",
            "BANKFEED_CLIENT_ID and BANKFEED_CLIENT_SECRET; without them, from where ./run-local and docker compose",
            "put them.",
            "Exit status: 0 done, 1 refused or failed, 2 wrong use."
        },
        subcommands = {
            StatusCommand.class,
            ConnectionCommand.class,
            NowCommands.Refresh.class,
            NowCommands.Sync.class,
            ProviderCommand.class,
            DeadLettersCommand.class,
            KeysCommand.class,
            TenantCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        })
public final class Bankfeed {
    private Bankfeed() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bankfeed()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("bankfeed: " + failure.getMessage());
            return 1;
        });
    }
}
