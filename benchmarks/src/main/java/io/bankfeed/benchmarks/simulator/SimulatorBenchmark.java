package io.bankfeed.benchmarks.simulator;

import io.bankfeed.benchmarks.Benchmark;
import io.bankfeed.benchmarks.report.Report;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Start, generation, a large answer, and many small ones. Costs are processor time, so that a busy machine counts less.
 */
public final class SimulatorBenchmark implements Benchmark {
    private static final String ACCOUNT = "/data/v1/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";
    private static final int USERS = 1_000;
    private static final int ROWS = 5_000;
    private static final int LARGE_ANSWERS = 40;
    private static final int SMALL_ANSWERS = 20_000;
    private static final int CALLERS = 16;
    private static final int LONG_PAST_YEARS = 14;

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public String question() {
        return "What does the TrueLayer simulator cost: to start, to make up users, to answer?";
    }

    @Override
    public void run(Report report) throws Exception {
        try (var simulator = new OwnSimulator(2)) {
            report.atMost("from java -jar to the first answer", simulator.secondsToStart(), "s", 3);
            makeUsers(simulator, report);
            answerSmall(simulator, report);
        }
        try (var simulator = new OwnSimulator(LONG_PAST_YEARS)) {
            answerLarge(simulator, report);
        }
    }

    /** A connection opens all of a user's accounts, which is when the past is lived. */
    private static void makeUsers(OwnSimulator simulator, Report report) throws Exception {
        var since = System.nanoTime();
        for (int user = 0; user < USERS; user++) {
            simulator.connect("user." + user);
        }
        report.atMost("1,000 users with two years and more of history", (System.nanoTime() - since) / 1e9, "s", 30);
        report.atMost("resident memory with them", simulator.residentMegabytes(), "MiB", 1024);
    }

    private static void answerLarge(OwnSimulator simulator, Report report) throws Exception {
        simulator.control("PUT", "/banks/mock", "{\"history_months\":400,\"quirks\":[]}");
        var user = simulator.connect("user.large");
        var request = attended(simulator, ACCOUNT + "/transactions?from=" + since(simulator, user), user);
        for (int warm = 0; warm < LARGE_ANSWERS; warm++) {
            simulator.send(request.copy());
        }
        var rows = simulator.json(request.copy()).path("results").size();
        report.figure("rows of the large answer", rows, "rows");
        report.atMost("processor time of 5,000 rows", millisOfRows(simulator, request, rows), "ms", 50);
        var zipped = request.copy().header("Accept-Encoding", "gzip");
        report.figure("the same, compressed", millisOfRows(simulator, zipped, rows), "ms");
    }

    /** The first day of the newest 5,000 rows. */
    private static String since(OwnSimulator simulator, JsonNode user) throws Exception {
        var path = "/simulator/v1/ledger/connections/" + user.path("n").asInt()
                + "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface/transactions";
        var rows = simulator.json(simulator.request(path)).path("results");
        if (rows.size() < ROWS) {
            throw new IllegalStateException("only " + rows.size() + " rows");
        }
        return rows.path(ROWS - 1).path("timestamp").asString().substring(0, 10);
    }

    private static double millisOfRows(OwnSimulator simulator, HttpRequest.Builder request, int rows) throws Exception {
        var before = simulator.processorTime();
        for (int answer = 0; answer < LARGE_ANSWERS; answer++) {
            simulator.send(request.copy());
        }
        return millis(simulator.processorTime().minus(before)) / LARGE_ANSWERS / rows * ROWS;
    }

    private static void answerSmall(OwnSimulator simulator, Report report) throws Exception {
        var request = attended(simulator, ACCOUNT + "/balance", simulator.connect("user.small"));
        call(simulator, request, SMALL_ANSWERS / 4);
        var before = simulator.processorTime();
        var since = System.nanoTime();
        call(simulator, request, SMALL_ANSWERS);
        var wall = (System.nanoTime() - since) / 1e9;
        var cores = millis(simulator.processorTime().minus(before)) / 1_000;
        var bound = new Report.Limit("needed", 2_000);
        report.atLeast("requests for one second of one core", SMALL_ANSWERS / cores, "1/s", bound, 1);
        report.figure("requests a second, its caller on the same machine", SMALL_ANSWERS / wall, "1/s");
    }

    private static void call(OwnSimulator simulator, HttpRequest.Builder request, int times) throws Exception {
        var left = new AtomicInteger(times);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<Future<Integer>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                ends.add(callers.submit(() -> callUntilNoneIsLeft(simulator, request, left)));
            }
            for (var end : ends) {
                end.get();
            }
        }
    }

    private static int callUntilNoneIsLeft(OwnSimulator simulator, HttpRequest.Builder request, AtomicInteger left)
            throws Exception {
        int calls = 0;
        while (left.getAndDecrement() > 0) {
            if (simulator.send(request.copy()).statusCode() != 200) {
                throw new IllegalStateException("refused");
            }
            calls++;
        }
        return calls;
    }

    private static HttpRequest.Builder attended(OwnSimulator simulator, String path, JsonNode user) throws Exception {
        return simulator
                .request(path)
                .header("Authorization", "Bearer " + simulator.accessToken(user))
                .header("X-PSU-IP", "203.0.113.7");
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
