package io.bankfeed.operations;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Planned refreshes at one bank, held and resumed on all replicas. */
@Command(
        name = "provider",
        mixinStandardHelpOptions = true,
        description = "Hold back what is planned for one bank, or go on with it.",
        subcommands = {ProviderCommand.Pause.class, ProviderCommand.Resume.class})
final class ProviderCommand {

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "No more planned refreshes at this bank. Whoever needs a token now still gets one.")
    static final class Pause extends Operation {

        @Parameters(paramLabel = "PROVIDER", description = "As in provider.provider_id, ob-monzo say.")
        private String provider = "";

        @Override
        public Integer call() {
            api().post(pauseOf(this, provider));
            out().println(provider + " is paused");
            return 0;
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Planned refreshes go on.")
    static final class Resume extends Operation {

        @Parameters(paramLabel = "PROVIDER", description = "As in provider.provider_id, ob-monzo say.")
        private String provider = "";

        @Override
        public Integer call() {
            api().delete(pauseOf(this, provider));
            out().println(provider + " goes on");
            return 0;
        }
    }

    private static String pauseOf(Operation operation, String provider) {
        return operation.at.token + "/internal/v1/providers/" + Api.segment(provider) + "/pause";
    }
}
