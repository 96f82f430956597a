package io.bankfeed.benchmarks.auth;

import io.bankfeed.benchmarks.auth.Client.Made;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** From the browser's return to the grant on the broker, at a steady rate, from when each was due to be sent. */
final class Telling {
    private static final int PER_SECOND = 100;
    private static final String GRANTED = "bankfeed.consent.granted.v1";

    private final Client client;
    private final String kafka;
    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final AtomicReference<Exception> failed = new AtomicReference<>();
    private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);

    Telling(Client client, String kafka) {
        this.client = client;
        this.kafka = kafka;
    }

    /** Latencies in microseconds; a grant that does not come within the limit is a failure. */
    Histogram of(Queue<Made> links, int callbacks) throws Exception {
        var told = new CountDownLatch(callbacks);
        var ready = new CountDownLatch(1);
        var listener = Thread.ofPlatform().start(() -> listen(told, ready));
        ready.await();
        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            for (var i = 0; i < callbacks; i++) {
                var at = start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                var link = links.remove();
                due.put(link.connectionId(), at);
                browsers.submit(() -> comeBack(link));
            }
        }
        if (failed.get() != null || !told.await(30, TimeUnit.SECONDS)) {
            listener.interrupt();
            throw new IllegalStateException(told.getCount() + " grants were not told", failed.get());
        }
        listener.join();
        return micros;
    }

    private void comeBack(Made link) {
        try {
            client.comeBack(link);
        } catch (Exception refused) {
            failed.set(refused);
        }
    }

    private void listen(CountDownLatch told, CountDownLatch ready) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                kafka,
                "group.id",
                "bench-" + UUID.randomUUID(),
                "auto.offset.reset",
                "latest",
                "fetch.max.wait.ms",
                5);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("bankfeed.consents"));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(100));
            }
            consumer.assignment().forEach(consumer::position);
            ready.countDown();
            while (!Thread.currentThread().isInterrupted() && told.getCount() > 0) {
                consumer.poll(Duration.ofMillis(5)).forEach(record -> {
                    var type = new String(record.headers().lastHeader("ce_type").value());
                    var sent = type.equals(GRANTED) ? due.remove(record.key()) : null;
                    if (sent != null) {
                        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sent));
                        told.countDown();
                    }
                });
            }
        }
    }
}
