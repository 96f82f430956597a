package io.bankfeed.localstack.kafka;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.topics.ApplyTopics;
import io.bankfeed.topics.TopicsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** The topics of a broker that somebody else has started. */
public final class Topics {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private Topics() {}

    /**
     * Creates those that are missing, and settles the others.
     *
     * @param bootstrapServers as Kafka's clients take them
     * @param replicas of each partition, as many brokers at least
     */
    public static void ensure(String bootstrapServers, Path topicsFile, Path tenantsFile, int replicas) {
        var topics = TopicsFile.wanted(topicsFile, tenantsFile).topics().stream()
                .map(topic -> topic.withReplicas(replicas))
                .toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new ApplyTopics(admin, LIMIT, System.out::println).topics(topics);
        } catch (KafkaException | IllegalStateException e) {
            throw new StackFailure("The topics could not be created at " + bootstrapServers + ": " + e, e);
        }
    }
}
