package io.bankfeed.benchmarks.sync;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When the changes of each account came to a consumer of the tenant's topic. */
final class PublishedAccounts implements AutoCloseable {
    private static final String TOPIC = "bankfeed.acme.transactions";
    private static final Pattern ACCOUNT = Pattern.compile("\"account_id\":\"([0-9a-f-]{36})\"");

    /** What comes before the changes. */
    private static final int HEAD = 500;

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Sync sync;
    private final Thread reading;
    private volatile boolean closed;

    PublishedAccounts(Sync sync) {
        this.sync = sync;
        this.reading = Thread.ofPlatform().start(this::read);
    }

    private void read() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", sync.kafka(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            while (!closed) {
                consumer.poll(Duration.ofMillis(50)).forEach(message -> {
                    var value = message.value();
                    var begin = new String(value, 0, Math.min(value.length, HEAD), StandardCharsets.UTF_8);
                    var account = ACCOUNT.matcher(begin);
                    if (account.find()) {
                        seen.put(account.group(1), System.nanoTime());
                    }
                });
            }
        }
    }

    /** As soon as so many were seen: all of them, by the bank's names of the accounts. */
    Map<String, Long> await(int accounts) throws SQLException {
        Sync.await(accounts + " accounts on the topic", () -> seen.size() >= accounts);
        var byName = new HashMap<String, Long>();
        try (var statement = sync.database().createStatement();
                var rows = statement.executeQuery("select account_id, provider_account_id from account")) {
            while (rows.next()) {
                var at = seen.get(rows.getString(1));
                if (at != null) {
                    byName.put(rows.getString(2), at);
                }
            }
        }
        return byName;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reading.join();
    }
}
