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

    /**
     * Topic configuration in Kafka's own words.
     *
     * @param replicas that the topic really has
     */
    Map<String, String> settings(int replicas) {
        return Map.of(
                "retention.ms", Long.toString(retention.toMillis()),
                "cleanup.policy", cleanup,
                "min.insync.replicas", Integer.toString(minInSync(replicas)));
    }

    /** With acks=all a write is safe on all replicas but one; one broker may be away without stopping anything. */
    static int minInSync(int replicas) {
        return Math.max(1, replicas - 1);
    }
}
