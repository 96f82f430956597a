package io.bankfeed.operations;

import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records that a service could not process. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "List, show, replay or discard what a service could not process.",
        subcommands = {
            DeadLettersCommand.ListAll.class,
            DeadLettersCommand.Show.class,
            DeadLettersCommand.Replay.class,
            DeadLettersCommand.Discard.class
        })
final class DeadLettersCommand {

    /** A command about the dead letters of one service. */
    abstract static class OfService extends Operation {

        @Parameters(index = "0", paramLabel = "SERVICE", description = "auth, token or sync.")
        private String service = "";

        @Spec
        private @org.jspecify.annotations.Nullable CommandSpec command;

        String letters() {
            var address = switch (service.replace("-service", "")) {
                case "auth" -> at.auth;
                case "token" -> at.token;
                case "sync" -> at.sync;
                default ->
                    throw new ParameterException(
                            java.util.Objects.requireNonNull(command).commandLine(),
                            "There is no consuming service " + service + ": auth, token or sync.");
            };
            return address + "/internal/v1/dead-letters";
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Newest first, without payloads.")
    static final class ListAll extends OfService {

        @Option(names = "--all", description = "Those replayed and discarded too.")
        private boolean all;

        @Override
        public Integer call() {
            var page = api().get(letters() + "?limit=200" + (all ? "" : "&status=open"));
            if (asJson()) {
                print(page);
            } else {
                ConnectionCommand.items(page)
                        .forEach(letter -> out().printf(
                                        "%s  %s  %s/%s@%s  %s  %s%n",
                                        ConnectionCommand.text(letter, "id"),
                                        ConnectionCommand.text(letter, "failed_at"),
                                        ConnectionCommand.text(letter, "topic"),
                                        ConnectionCommand.text(letter, "partition"),
                                        ConnectionCommand.text(letter, "offset"),
                                        ConnectionCommand.text(letter, "status"),
                                        ConnectionCommand.text(letter, "reason")));
                out().println(page.path("items").size() + " dead letters");
            }
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "One with its payload, values masked.")
    static final class Show extends OfService {

        @Parameters(index = "1", paramLabel = "ID")
        private UUID id = new UUID(0, 0);

        @Override
        public Integer call() {
            print(api().get(letters() + "/" + id));
            return 0;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Process it again now, or all open ones, oldest first, at most 100 a call.")
    static final class Replay extends OfService {

        @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "All open ones when not given.")
        private @org.jspecify.annotations.Nullable UUID id;

        @Override
        public Integer call() {
            print(api().post(letters() + (id == null ? "/replays" : "/" + id + "/replays")));
            return 0;
        }
    }

    @Command(name = "discard", mixinStandardHelpOptions = true, description = "Give it up; its payload is erased.")
    static final class Discard extends OfService {

        @Parameters(index = "1", paramLabel = "ID")
        private UUID id = new UUID(0, 0);

        @Override
        public Integer call() {
            api().delete(letters() + "/" + id);
            out().println(id + " is discarded");
            return 0;
        }
    }
}
