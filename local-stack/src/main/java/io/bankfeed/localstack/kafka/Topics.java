package io.bankfeed.localstack.kafka;

import io.bankfeed.localstack.process.StackFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of a broker that somebody else has started. */
public final class Topics {
    private static final int LIMIT_SECONDS = 120;

    private Topics() {}

    /**
     * Creates those that are missing.
     *
     * @param bootstrapServers as Kafka's clients take them
     * @param replicas of each partition, as many brokers at least
     */
    public static void ensure(String bootstrapServers, Path topicsFile, Path tenantsFile, int replicas) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var existing = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            var missing = TopicsFile.read(topicsFile, tenantsFile).stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> newTopic(topic, replicas))
                    .toList();
            admin.createTopics(missing).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailure("The topics could not be created at " + bootstrapServers + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }

    private static NewTopic newTopic(TopicsFile.Topic topic, int replicas) {
        return new NewTopic(topic.name(), topic.partitions(), (short) replicas)
                .configs(Map.of("retention.ms", Long.toString(topic.retention().toMillis())));
    }
}
