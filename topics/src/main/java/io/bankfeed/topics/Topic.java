package io.bankfeed.topics;

import java.time.Duration;
import java.util.Map;

/**
 * One topic as it should be.
 *
 * @param replicas wished for; a smaller cluster gives what it has
 * @param cleanup Kafka's {@code cleanup.policy}: {@code delete}, or {@code compact}
 */
public record Topic(String name, int partitions, int replicas, Duration retention, String cleanup) {

    public Topic withReplicas(int wished) {
        return new Topic(name, partitions, wished, retention, cleanup);
    }

    /** Topic configuration in Kafka's own words, as far as it does not depend on the cluster's size. */
    public Map<String, String> settings() {
        return Map.of("retention.ms", Long.toString(retention.toMillis()), "cleanup.policy", cleanup);
    }
}
