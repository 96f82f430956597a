package io.bankfeed.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SecurityDisabledException;

/** Kafka's admin interface in the words of this package; every call waits for its end. */
final class Cluster {

    private final Admin admin;
    private final Duration limit;

    Cluster(Admin admin, Duration limit) {
        this.admin = admin;
        this.limit = limit;
    }

    int brokers() {
        return await(admin.describeCluster().nodes()).size();
    }

    /** What a topic is made of now. */
    record Existing(int partitions, int replicas) {
        private static Existing of(TopicDescription topic) {
            var partitions = topic.partitions();
            return new Existing(
                    partitions.size(), partitions.getFirst().replicas().size());
        }
    }

    /** Those of the topics that are there, by name. */
    Map<String, Existing> topics(Collection<String> names) {
        var existing = await(admin.listTopics().names());
        var wanted = names.stream().filter(existing::contains).toList();
        return await(admin.describeTopics(wanted).allTopicNames()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, topic -> Existing.of(topic.getValue())));
    }

    Map<String, Map<String, String>> settings(Collection<String> names) {
        var resources = names.stream().map(Cluster::resource).toList();
        var found = new HashMap<String, Map<String, String>>();
        await(admin.describeConfigs(resources).all())
                .forEach((resource, config) -> found.put(
                        resource.name(),
                        config.entries().stream()
                                .filter(entry -> entry.value() != null)
                                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
        return found;
    }

    void create(Collection<NewTopic> topics) {
        await(admin.createTopics(topics).all());
    }

    void morePartitions(Map<String, NewPartitions> partitions) {
        await(admin.createPartitions(partitions).all());
    }

    void change(String topic, Map<String, String> settings) {
        var changes = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        await(admin.incrementalAlterConfigs(Map.of(resource(topic), changes)).all());
    }

    /** @throws SecurityDisabledException when the brokers have no authorizer */
    Collection<AclBinding> rights() {
        return await(admin.describeAcls(AclBindingFilter.ANY).values());
    }

    void grant(Collection<AclBinding> rights) {
        await(admin.createAcls(rights).all());
    }

    void revoke(Collection<AclBinding> rights) {
        await(admin.deleteAcls(rights.stream().map(AclBinding::toFilter).toList())
                .all());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException("Kafka did not answer within " + limit.toSeconds() + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
