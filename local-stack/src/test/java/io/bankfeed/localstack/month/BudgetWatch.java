package io.bankfeed.localstack.month;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the simulator's log of requests as it grows, and finds the most unattended calls in any 24 hours. */
final class BudgetWatch {
    private static final Duration DAY = Duration.ofHours(24);

    private final Bank bank;
    private final Map<String, List<Instant>> calls = new HashMap<>();
    private long lastNumber;
    private long attended;

    BudgetWatch(Bank bank) {
        this.bank = bank;
    }

    /** Often enough that the log, which forgets, never forgets what was not read. */
    void read() {
        var log = bank.requestsSince(lastNumber);
        for (var request : Bank.items(log)) {
            var number = request.path("number").asLong();
            if (number != lastNumber + 1) {
                throw new AssertionError("requests " + lastNumber + " to " + number + " were forgotten unread");
            }
            lastNumber = number;
            count(request);
        }
    }

    private void count(JsonNode request) {
        var endpoint = request.path("endpoint").asString();
        if (!endpoint.startsWith("/data/v1/")
                || endpoint.contains("/results")
                || request.path("connection").isMissingNode()) {
            return;
        }
        if (request.path("attended").asBoolean()) {
            attended++;
            return;
        }
        var what = request.path("connection").asString() + " " + endpoint + " "
                + request.path("account_id").asString("");
        calls.computeIfAbsent(what, first -> new ArrayList<>())
                .add(Instant.parse(request.path("at").asString()));
    }

    long attended() {
        return attended;
    }

    long unattended() {
        return calls.values().stream().mapToLong(List::size).sum();
    }

    /** What was called more than so often in some 24 hours. */
    List<String> beyond(int limit) {
        return calls.entrySet().stream()
                .filter(entry -> mostInADay(entry.getValue()) > limit)
                .map(entry -> entry.getKey() + ": " + mostInADay(entry.getValue()))
                .toList();
    }

    private static int mostInADay(List<Instant> calls) {
        var sorted = calls.stream().sorted().toList();
        var most = 0;
        for (int last = 0, first = 0; last < sorted.size(); last++) {
            while (!sorted.get(first).plus(DAY).isAfter(sorted.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
