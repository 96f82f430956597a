package io.bankfeed.topics;

import io.bankfeed.topics.Cluster.Existing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** @throws IllegalStateException when there are fewer */
    public void demandBrokers(int fewest) {
        int brokers = cluster.brokers();
        if (brokers < fewest) {
            throw new IllegalStateException(fewest + " brokers are needed, and there are " + brokers);
        }
    }

    /** Topics without rights: for a broker that has no authorizer. */
    public void topics(List<Topic> topics) {
        int brokers = cluster.brokers();
        var existing = cluster.topics(topics.stream().map(Topic::name).toList());
        create(
                topics.stream()
                        .filter(topic -> !existing.containsKey(topic.name()))
                        .toList(),
                brokers);
        var there = topics.stream()
                .filter(topic -> existing.containsKey(topic.name()))
                .toList();
        addPartitions(there, existing);
        settle(there, existing);
    }

    /**
     * Rights, of which those on our topics become exactly these.
     *
     * @throws org.apache.kafka.common.errors.SecurityDisabledException when the brokers have no authorizer
     */
    public void grants(List<Grant> grants) {
        new ApplyGrants(cluster, report).all(grants);
    }

    private void create(List<Topic> missing, int brokers) {
        if (!missing.isEmpty()) {
            cluster.create(
                    missing.stream().map(topic -> newTopic(topic, brokers)).toList());
            missing.forEach(topic -> report.accept("created " + topic.name()));
        }
    }

    private static NewTopic newTopic(Topic topic, int brokers) {
        int replicas = Math.min(topic.replicas(), brokers);
        return new NewTopic(topic.name(), topic.partitions(), (short) replicas).configs(topic.settings(replicas));
    }

    private void addPartitions(List<Topic> topics, Map<String, Existing> existing) {
        var more = topics.stream()
                .filter(topic -> topic.partitions() > found(existing, topic).partitions())
                .collect(Collectors.toMap(Topic::name, topic -> NewPartitions.increaseTo(topic.partitions())));
        if (!more.isEmpty()) {
            cluster.morePartitions(more);
            more.keySet().forEach(name -> report.accept("added partitions to " + name));
        }
    }

    /** By the replicas that a topic really has: a broker that is away just now must not loosen what a write needs. */
    private void settle(List<Topic> topics, Map<String, Existing> existing) {
        var current = cluster.settings(topics.stream().map(Topic::name).toList());
        for (Topic topic : topics) {
            var differing = new TreeMap<>(topic.settings(found(existing, topic).replicas()));
            differing
                    .entrySet()
                    .removeAll(current.getOrDefault(topic.name(), Map.of()).entrySet());
            if (!differing.isEmpty()) {
                cluster.change(topic.name(), differing);
                report.accept("set " + differing + " of " + topic.name());
            }
        }
    }

    private static Existing found(Map<String, Existing> existing, Topic topic) {
        return Objects.requireNonNull(existing.get(topic.name()));
    }
}
