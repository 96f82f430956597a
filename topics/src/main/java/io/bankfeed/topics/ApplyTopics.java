package io.bankfeed.topics;

import io.bankfeed.topics.TopicsFile.Wanted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Brings a cluster to what is wanted, and may be run again at any time: makes the topics that are missing, sets
 * retention and clean-up, adds partitions where a topic has too few, and settles the rights. Never deletes a topic and
 * never takes a partition away.
 */
public final class ApplyTopics {

    private static final String MIN_IN_SYNC = "min.insync.replicas";

    private final Cluster cluster;
    private final Consumer<String> report;

    /**
     * @param limit for each call to the cluster
     * @param report hears one line for each thing that was changed
     */
    public ApplyTopics(Admin admin, Duration limit, Consumer<String> report) {
        this.cluster = new Cluster(admin, limit);
        this.report = report;
    }

    /** Topics without rights: for a broker that has no authorizer. */
    public void topics(List<Topic> topics) {
        int brokers = cluster.brokers();
        var existing = cluster.partitions(topics.stream().map(Topic::name).toList());
        create(
                topics.stream()
                        .filter(topic -> !existing.containsKey(topic.name()))
                        .toList(),
                brokers);
        var there = topics.stream()
                .filter(topic -> existing.containsKey(topic.name()))
                .toList();
        addPartitions(there, existing);
        settle(there, brokers);
    }

    /**
     * Everything.
     *
     * @throws org.apache.kafka.common.errors.SecurityDisabledException when the brokers have no authorizer
     */
    public void all(Wanted wanted) {
        topics(wanted.topics());
        new ApplyGrants(cluster, report).all(wanted);
    }

    private void create(List<Topic> missing, int brokers) {
        if (!missing.isEmpty()) {
            cluster.create(
                    missing.stream().map(topic -> newTopic(topic, brokers)).toList());
            missing.forEach(topic -> report.accept("created " + topic.name()));
        }
    }

    private static NewTopic newTopic(Topic topic, int brokers) {
        return new NewTopic(topic.name(), topic.partitions(), (short) replicas(topic, brokers))
                .configs(settings(topic, brokers));
    }

    private void addPartitions(List<Topic> topics, Map<String, Integer> existing) {
        var more = topics.stream()
                .filter(topic -> topic.partitions() > existing.getOrDefault(topic.name(), 0))
                .collect(Collectors.toMap(Topic::name, topic -> NewPartitions.increaseTo(topic.partitions())));
        if (!more.isEmpty()) {
            cluster.morePartitions(more);
            more.keySet().forEach(name -> report.accept("added partitions to " + name));
        }
    }

    private void settle(List<Topic> topics, int brokers) {
        var found = cluster.settings(topics.stream().map(Topic::name).toList());
        for (Topic topic : topics) {
            var differing = new TreeMap<>(settings(topic, brokers));
            differing
                    .entrySet()
                    .removeAll(found.getOrDefault(topic.name(), Map.of()).entrySet());
            if (!differing.isEmpty()) {
                cluster.change(topic.name(), differing);
                report.accept("set " + differing + " of " + topic.name());
            }
        }
    }

    private static int replicas(Topic topic, int brokers) {
        return Math.min(topic.replicas(), brokers);
    }

    /** With acks=all a write is safe on all but one replica; one broker may be away without stopping anything. */
    private static Map<String, String> settings(Topic topic, int brokers) {
        var settings = new HashMap<>(topic.settings());
        settings.put(MIN_IN_SYNC, Integer.toString(Math.max(1, replicas(topic, brokers) - 1)));
        return settings;
    }
}
