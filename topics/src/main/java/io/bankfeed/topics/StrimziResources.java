package io.bankfeed.topics;

import io.bankfeed.topics.TopicsFile.Wanted;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The same topics and rights as resources of Strimzi's operators, for clusters that are kept by them. Each principal is
 * a KafkaUser with a certificate of its own.
 */
public final class StrimziResources {

    private static final String FROM =
            "# Made from config/topics.yml and tenants.yml beside this: see the module topics.\n";

    private final Wanted wanted;
    private final String cluster;

    /** @param cluster the name of the Kafka resource that all this belongs to */
    public StrimziResources(Wanted wanted, String cluster) {
        this.wanted = wanted;
        this.cluster = cluster;
    }

    /** KafkaTopics, as YAML. */
    public String topics() {
        return FROM + wanted.topics().stream().map(this::topic).collect(Collectors.joining("---\n"));
    }

    /** KafkaUsers, as YAML: whatever is not granted in them is denied. */
    public String users() {
        return FROM
                + wanted.grants().stream()
                        .map(Grant::principal)
                        .sorted()
                        .distinct()
                        .map(this::user)
                        .collect(Collectors.joining("---\n"));
    }

    private String topic(Topic topic) {
        return """
                apiVersion: kafka.strimzi.io/v1beta2
                kind: KafkaTopic
                metadata:
                  name: %s
                  labels: {strimzi.io/cluster: %s}
                spec:
                  partitions: %d
                  replicas: %d
                  config: {retention.ms: %d, cleanup.policy: %s, min.insync.replicas: %d}
                """.formatted(
                        topic.name(),
                        cluster,
                        topic.partitions(),
                        topic.replicas(),
                        topic.retention().toMillis(),
                        topic.cleanup(),
                        Topic.minInSync(topic.replicas()));
    }

    private String user(String principal) {
        return """
                apiVersion: kafka.strimzi.io/v1beta2
                kind: KafkaUser
                metadata:
                  name: %s
                  labels: {strimzi.io/cluster: %s}
                spec:
                  authentication: {type: tls}
                  authorization:
                    type: simple
                    acls:
                %s""".formatted(
                principal, cluster, rights(principal, ResourceType.TOPIC) + rights(principal, ResourceType.GROUP));
    }

    private String rights(String principal, ResourceType resource) {
        return wanted.grants().stream()
                .filter(grant -> grant.principal().equals(principal) && grant.resource() == resource)
                .map(StrimziResources::right)
                .collect(Collectors.joining());
    }

    private static String right(Grant grant) {
        return "      - {resource: {type: %s, name: %s, patternType: %s}, operations: %s}%n"
                .formatted(
                        grant.resource() == ResourceType.TOPIC ? "topic" : "group",
                        grant.name(),
                        grant.pattern() == PatternType.PREFIXED ? "prefix" : "literal",
                        operations(grant));
    }

    private static List<String> operations(Grant grant) {
        return List.of(grant.right() == Grant.Right.READ ? "Read" : "Write", "Describe");
    }
}
