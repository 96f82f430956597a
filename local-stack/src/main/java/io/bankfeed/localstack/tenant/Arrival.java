package io.bankfeed.localstack.tenant;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.process.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Waits until a connection's data is in: synced once, and no stretch of days still open. */
public final class Arrival {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final List<String> DEAD_ENDS = List.of("failed", "reconsent_required", "revoked");

    private final Tenant tenant;
    private final Duration limit;

    public Arrival(Tenant tenant, Duration limit) {
        this.tenant = tenant;
        this.limit = limit;
    }

    /** Tells the listener whenever there is something new to tell. */
    public void await(Link link, Consumer<String> progress) {
        var stopwatch = new Stopwatch();
        var told = "";
        while (true) {
            var state = State.of(tenant, link);
            if (state.complete()) {
                return;
            }
            if (!state.toString().equals(told)) {
                told = state.toString();
                progress.accept(told);
            }
            if (stopwatch.elapsed().compareTo(limit) > 0) {
                throw new StackFailure("After %d s the data of connection %s (%s) is not in: %s"
                        .formatted(limit.toSeconds(), link.connectionId(), link.providerId(), state));
            }
            pause();
        }
    }

    private record State(
            JsonNode connection, List<JsonNode> accounts, long openStretches, boolean everyAccountCovered) {

        static State of(Tenant tenant, Link link) {
            var connection = tenant.connection(link.connectionId());
            var status = connection.path("status").asString();
            if (DEAD_ENDS.contains(status)) {
                throw new StackFailure("Connection %s (%s) ended as %s: %s"
                        .formatted(link.connectionId(), link.providerId(), status, connection));
            }
            if (!status.equals("active") || lastSuccess(connection).isEmpty()) {
                return new State(connection, List.of(), 0, false);
            }
            var accounts = tenant.accounts(link.connectionId());
            var coverage = accounts.stream()
                    .map(account -> tenant.coverage(account.path("account_id").asString()))
                    .toList();
            var open = coverage.stream()
                    .flatMap(List::stream)
                    .filter(stretch -> stretch.path("state").asString().equals("open"))
                    .count();
            return new State(connection, accounts, open, coverage.stream().noneMatch(List::isEmpty));
        }

        private static String lastSuccess(JsonNode connection) {
            return connection.path("health").path("last_success_at").asString("");
        }

        boolean complete() {
            return !accounts.isEmpty() && everyAccountCovered && openStretches == 0;
        }

        @Override
        public String toString() {
            return "%s, %d accounts and cards, %s"
                    .formatted(
                            connection.path("status").asString(),
                            accounts.size(),
                            lastSuccess(connection).isEmpty()
                                    ? "first sync under way"
                                    : openStretches + " stretches of history to come");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}
