package io.bankfeed.operations;

import picocli.CommandLine.Command;

/** The keys that tokens are encrypted with. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Look at the generations of keys, or begin a rotation.",
        subcommands = {KeysCommand.Show.class, KeysCommand.Rotate.class})
final class KeysCommand {

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Generations and rotations, newest first.")
    static final class Show extends Operation {
        @Override
        public Integer call() {
            print(api().get(at.token + "/internal/v1/keys"));
            print(api().get(at.token + "/internal/v1/keys/rotations"));
            return 0;
        }
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Begin a rotation, or show the one under way. Everything goes on meanwhile; safe to repeat.")
    static final class Rotate extends Operation {
        @Override
        public Integer call() {
            print(api().post(at.token + "/internal/v1/keys/rotations"));
            return 0;
        }
    }
}
