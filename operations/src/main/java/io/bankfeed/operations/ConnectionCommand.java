package io.bankfeed.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** One connection: what it is, what happened to it in every service, and its end. */
@Command(
        name = "connection",
        mixinStandardHelpOptions = true,
        description = "Look at one connection, or end it.",
        subcommands = {ConnectionCommand.Show.class, ConnectionCommand.Erase.class})
final class ConnectionCommand {

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show a connection and its timeline over all services, the newest first.")
    static final class Show extends Operation {

        @Mixin
        private ConnectionId id = new ConnectionId();

        private record Moment(String at, String line) {}

        @Override
        public Integer call() {
            var api = api();
            var owned = api.get(at.auth + "/internal/v1/connections/" + id);
            var tokens = api.get(at.token + "/internal/v1/connections/" + id + "/timeline");
            var syncs = api.get(at.sync + "/internal/v1/connections/" + id + "/syncs");
            if (asJson()) {
                List.of(owned, tokens, syncs).forEach(this::print);
                return 0;
            }
            tell(owned);
            Stream.concat(items(tokens).map(Show::ofTokens), items(syncs).flatMap(Show::ofSync))
                    .sorted(Comparator.comparing(Moment::at).reversed())
                    .forEach(moment -> out().printf("  %-28s %s%n", moment.at(), moment.line()));
            return 0;
        }

        private void tell(JsonNode owned) {
            var connection = owned.path("connection");
            out().printf(
                            "%s  %s  tenant %s, bank %s%n",
                            id,
                            text(connection, "status"),
                            text(owned, "tenant"),
                            text(connection.path("provider"), "provider_id"));
            var consent = connection.path("consent");
            out().printf("  consent %s until %s%n", text(consent, "consent_no"), text(consent, "expires_at"));
            var health = connection.path("health");
            out().printf(
                            "  data as of %s, next run %s, reason %s, to act: %s%n%n",
                            text(health, "data_as_of"),
                            text(health, "next_run_at"),
                            text(health, "reason"),
                            text(health, "actor"));
        }

        private static Moment ofTokens(JsonNode entry) {
            return new Moment(
                    text(entry, "at"),
                    "token-service  grant %s %s %s %s"
                            .formatted(
                                    text(entry, "consent_no"),
                                    text(entry, "what"),
                                    text(entry, "reason"),
                                    text(entry, "actor")));
        }

        private static Stream<Moment> ofSync(JsonNode run) {
            var moments = new ArrayList<Moment>();
            moments.add(new Moment(
                    text(run, "started_at"),
                    "sync-service   %s sync %s began".formatted(text(run, "trigger"), text(run, "sync_id"))));
            if (run.path("ended_at").isString()) {
                moments.add(new Moment(
                        text(run, "ended_at"),
                        "sync-service   sync %s %s %s, counts %s"
                                .formatted(
                                        text(run, "sync_id"),
                                        text(run, "state"),
                                        text(run, "reason"),
                                        run.path("counts"))));
            }
            return moments.stream();
        }
    }

    @Command(
            name = "erase",
            mixinStandardHelpOptions = true,
            description = "Revoke a connection at its bank, destroy its keys, erase its data. There is no way back.")
    static final class Erase extends Operation {

        @Mixin
        private ConnectionId id = new ConnectionId();

        @Option(names = "--yes", required = true, description = "That this is meant.")
        private boolean meant;

        @Override
        public Integer call() {
            var answer = api().delete(at.auth + "/internal/v1/connections/" + id);
            print(
                    answer,
                    id + " is " + text(answer.path("connection"), "status")
                            + "; keys and data go within a minute (bankfeed connection show tells)");
            return 0;
        }
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("-");
    }

    static Stream<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false);
    }
}
