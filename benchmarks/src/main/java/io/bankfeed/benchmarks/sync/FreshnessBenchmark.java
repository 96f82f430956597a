package io.bankfeed.benchmarks.sync;

import static java.util.Objects.requireNonNull;

import io.bankfeed.benchmarks.Benchmark;
import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.benchmarks.sync.FakeBank.Asked;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The way of a result: webhook, receiver, broker, sync-service, bank's answer, database, outbox, tenant's topic. */
public final class FreshnessBenchmark implements Benchmark {
    private static final int CONNECTIONS = 200;
    private static final int ACCOUNTS = 16;
    private static final int ROWS = 100;
    private static final int A_SECOND = 50;
    /** Sent more slowly and waited for: neither compilers at work nor the backlog of a cold start are measured. */
    private static final int WARM_UP = 2_400;

    private static final int WARM_UP_A_SECOND = A_SECOND * 4 / 5;

    /** What leads up to it need not wait for webhooks, nor for a bank's rate limit. */
    private static final Map<String, String> SETTINGS = Map.of(
            "BANKFEED_FETCH_FIRST_POLL_AFTER", "10m",
            "BANKFEED_FETCH_LONGEST_POLL", "10m",
            "RESILIENCE4J_RATELIMITER_CONFIGS_DEFAULT_LIMITFORPERIOD", "1000");

    private static final String BODY = """
            {"request_timestamp": "0001-01-01T00:00:00Z", "task_id": "t", "status": "succeeded"}""";

    /** Else it would offer HTTP/2 with every request. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public String name() {
        return "webhook-to-published";
    }

    @Override
    public String question() {
        return "At 50 results a second of 100 rows, how long from the webhook until they are on the tenant's topic?";
    }

    @Override
    public void run(Report report) throws Exception {
        try (var sync = new Sync(SETTINGS, Sync.USUAL_HEAP)) {
            sync.startReceiver();
            for (var number = 0; number < CONNECTIONS; number++) {
                link(sync, number);
            }
            tellListsUntilAllIsAsked(sync);
            measure(sync, report);
        }
    }

    private static void link(Sync sync, int number) {
        var accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(account -> "c%dx%d".formatted(number, account))
                .toArray(String[]::new);
        for (var account : accounts) {
            sync.bank().answers(account, Rows.ofTransactions(account, ROWS));
        }
        sync.link(accounts);
    }

    /** Lists are looked at by hand here: the webhooks that count are those of transactions. */
    private static void tellListsUntilAllIsAsked(Sync sync) {
        Sync.await("all requests", () -> {
            sync.execute("update sync_task set state = 'ready' where endpoint = 'accounts' and state = 'requested'");
            return sync.bank().asked().size() == CONNECTIONS * ACCOUNTS;
        });
        Sync.await(
                "the end of all other requests",
                () -> sync.number("select count(*) from sync_task "
                                + "where state = 'planned' or state = 'requested' and endpoint <> 'transactions'")
                        == 0);
    }

    private void measure(Sync sync, Report report) throws Exception {
        List<Asked> asked = new ArrayList<>();
        sync.bank().asked().drainTo(asked);
        Collections.shuffle(asked, new Random(1)); // banks are done in no order
        try (var topic = new PublishedAccounts(sync)) {
            sendAll(asked.subList(0, WARM_UP), WARM_UP_A_SECOND);
            topic.await(WARM_UP);
            var start = System.nanoTime();
            var measured = asked.subList(WARM_UP, asked.size());
            var sent = sendAll(measured, A_SECOND);
            report.figure("webhooks a second", measured.size() * 1e9 / (System.nanoTime() - start), "1/s");
            var published = topic.await(asked.size());
            var micros = new Histogram(3);
            sent.forEach((account, at) ->
                    micros.recordValue(Math.max(1, (requireNonNull(published.get(account)) - at) / 1000)));
            report.figure("webhook to stored and published, median", micros.getValueAtPercentile(50) / 1e3, "ms");
            report.atMost("webhook to stored and published, p99", micros.getValueAtPercentile(99) / 1e3, "ms", 250);
        }
    }

    /** When each was due, by account. */
    private Map<String, Long> sendAll(List<Asked> asked, int aSecond) throws InterruptedException {
        Map<String, Long> sent = new HashMap<>();
        var start = System.nanoTime();
        for (var number = 0; number < asked.size(); number++) {
            var due = start + number * TimeUnit.SECONDS.toNanos(1) / aSecond;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            send(asked.get(number));
            sent.put(asked.get(number).accountId(), due);
        }
        return sent;
    }

    /** Latency counts from when it was due, not from here: a sender that falls behind hides nothing. */
    private void send(Asked asked) {
        var request = HttpRequest.newBuilder(URI.create(asked.webhookUri()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODY))
                .build();
        http.sendAsync(request, BodyHandlers.discarding());
    }
}
