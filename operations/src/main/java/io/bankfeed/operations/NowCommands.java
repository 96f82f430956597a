package io.bankfeed.operations;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is planned for later, done now. */
final class NowCommands {
    private NowCommands() {}

    @Command(
            name = "refresh",
            mixinStandardHelpOptions = true,
            description = "Refresh a connection's tokens now, whatever the plan says.")
    static final class Refresh extends Operation {

        @Mixin
        private ConnectionId id = new ConnectionId();

        @Override
        public Integer call() {
            var answer = api().post(at.token + "/internal/v1/connections/" + id + "/refreshes");
            print(
                    answer,
                    "refreshed: version %s, access token until %s, next refresh %s"
                            .formatted(
                                    ConnectionCommand.text(answer, "version"),
                                    ConnectionCommand.text(answer, "access_token_expires_at"),
                                    ConnectionCommand.text(answer, "next_refresh_at")));
            return 0;
        }
    }

    @Command(
            name = "sync",
            mixinStandardHelpOptions = true,
            description = "Sync a connection now, within its call budget; while a sync runs, that one is meant.")
    static final class Sync extends Operation {

        @Mixin
        private ConnectionId id = new ConnectionId();

        @Override
        public Integer call() {
            var answer = api().post(at.sync + "/internal/v1/connections/" + id + "/syncs");
            print(
                    answer,
                    "sync %s is %s"
                            .formatted(
                                    ConnectionCommand.text(answer, "sync_id"),
                                    ConnectionCommand.text(answer, "state")));
            return 0;
        }
    }
}
