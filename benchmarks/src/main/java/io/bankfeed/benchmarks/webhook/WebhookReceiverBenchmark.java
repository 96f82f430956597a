package io.bankfeed.benchmarks.webhook;

import io.bankfeed.benchmarks.Benchmark;
import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.benchmarks.report.Report.Limit;
import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.localstack.process.Directories;
import io.bankfeed.localstack.process.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How near the public door comes to the least that any door must do, and how it bears forgeries and slow clients. */
public final class WebhookReceiverBenchmark implements Benchmark {

    /** Of each: on two cores the compiler needs a minute for a whole service. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final int SLOW_SOCKETS = 1_000;
    private static final int ROUNDS = 2;

    @Override
    public String name() {
        return "webhook-receiver";
    }

    @Override
    public String question() {
        return "How many deliveries a second does the receiver answer, how soon, and what do floods do to it?";
    }

    @Override
    public void run(Report report) throws Exception {
        var checkout = Places.findCheckout();
        var data = Files.createTempDirectory("bankfeed-webhook-receiver");
        var places = new Places(checkout, data, checkout.resolve(".local/cache"));
        try (var processes = new Processes(places)) {
            measure(report, processes, data);
        }
        Directories.delete(data); // where it failed, the logs are of interest
    }

    private static void measure(Report report, Processes processes, Path data) throws Exception {
        var broker = processes.startBroker();
        var port = processes.startReceiver(broker);
        var good = Deliveries.good(processes.capabilityKeys());
        var receiver = new Load(port, good, 202);
        try (var one = new Sender(port)) {
            one.send(good.request(0));
        }
        var sample = data.resolve("sample.properties");
        sampleFrom(broker).write(sample);
        var limit = new Load(processes.startLimit(broker, sample), good, 202);

        report.say("warming both");
        limit.asFastAsAnswered(WARM_UP);
        receiver.asFastAsAnswered(WARM_UP);
        var best = throughput(report, receiver, limit);
        var calm = latency(report, receiver, best / 2);
        forgeries(report, data, port, best);
        slowClients(report, receiver, calm, best / 2);
        report.atMost(
                "heap in use of the receiver", processes.receiversHeapMegabytes(), "MiB", Processes.HEAP_MEGABYTES);
    }

    /** In turns, so that what else the machine does falls on both. */
    private static double throughput(Report report, Load receiver, Load limit) throws Exception {
        double ofReceiver = 0;
        double ofLimit = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ofLimit += limit.asFastAsAnswered(MEASURED) / ROUNDS;
            ofReceiver += receiver.asFastAsAnswered(MEASURED) / ROUNDS;
        }
        report.atLeast(
                "deliveries answered 202",
                ofReceiver,
                "/s",
                new Limit("a bare Netty handler that produces", ofLimit),
                0.7);
        return ofReceiver;
    }

    private static Histogram latency(Report report, Load receiver, double rate) throws Exception {
        receiver.atRate(rate, Duration.ofSeconds(5));
        var latencies = receiver.atRate(rate, MEASURED);
        report.figure("median at half that rate", millis(latencies, 50), "ms");
        report.atMost("p99 at half that rate", millis(latencies, 99), "ms", 25);
        return latencies;
    }

    private static void forgeries(Report report, Path data, int port, double best) throws Exception {
        var otherKeys = data.resolve("other-keys");
        KeyFiles.generateIn(otherKeys);
        var forged = new Load(port, Deliveries.forged(otherKeys.resolve(KeyFiles.CAPABILITY)), 401);
        forged.asFastAsAnswered(Duration.ofSeconds(5));
        report.atLeast(
                "forgeries refused", forged.asFastAsAnswered(MEASURED), "/s", new Limit("good ones answered", best), 2);
    }

    private static void slowClients(Report report, Load receiver, Histogram calm, double rate) throws Exception {
        try (var slow = new SlowClients(
                receiver.port(), SLOW_SOCKETS, receiver.deliveries().unfinished())) {
            receiver.atRate(rate, Duration.ofSeconds(2));
            var latencies = receiver.atRate(rate, MEASURED);
            report.say(slow.reopened() + " slow sockets were closed and came again");
            report.atMostTimes(
                    "p99 beside %,d slow sockets".formatted(SLOW_SOCKETS),
                    millis(latencies, 99),
                    "ms",
                    new Limit("p99 without them", millis(calm, 99)),
                    2);
        }
    }

    private static double millis(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }

    private static SampleRecord sampleFrom(String broker) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", broker, "group.id", "sample", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(java.util.List.of("bankfeed.results"));
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    return SampleRecord.of(record);
                }
            }
        }
    }
}
