package io.bankfeed.topics;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of config/topics.yml; {@code {tenant}} in it stands for each tenant in turn.
 *
 * @param writers services that produce to it
 * @param consumers consumer groups, named like their services, each with a dead letter topic
 * @param readers who else reads it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TopicEntry(
        @Nullable String name,
        int partitions,
        String retention,
        @Nullable Integer replicas,
        @Nullable String cleanup,
        @Nullable List<String> writers,
        @Nullable List<String> consumers,
        @Nullable List<String> readers) {

    private static final String TENANT = "{tenant}";
    private static final int REPLICAS = 3;

    /** As it is written, with {@code {tenant}} in it. */
    public String pattern() {
        return String.valueOf(name);
    }

    public List<String> writersOrNone() {
        return writers == null ? List.of() : writers;
    }

    public List<String> consumersOrNone() {
        return consumers == null ? List.of() : consumers;
    }

    public List<String> readersOrNone() {
        return readers == null ? List.of() : readers;
    }

    public boolean isOfTenants() {
        return pattern().contains(TENANT);
    }

    public Topic topic(String topicName) {
        return new Topic(
                topicName,
                partitions,
                replicas == null ? REPLICAS : replicas,
                Duration.parse(retention),
                cleanup == null ? "delete" : cleanup);
    }

    Stream<Topic> topics(Set<String> tenants, TopicEntry deadLetters) {
        return places(tenants)
                .flatMap(place -> Stream.concat(
                        Stream.of(topic(place.topic())),
                        consumersOrNone().stream().map(group -> deadLetters.topic(deadLetter(place.topic(), group)))));
    }

    Stream<Grant> grants(Set<String> tenants) {
        return places(tenants)
                .flatMap(place -> Stream.of(
                                writersOrNone().stream().map(writer -> Grant.write(writer, place.topic())),
                                consumersOrNone().stream().flatMap(group -> consuming(place.topic(), group)),
                                readersOrNone().stream()
                                        .map(reader -> reader.replace(TENANT, place.tenant()))
                                        .flatMap(reader -> Stream.concat(
                                                Stream.of(Grant.read(reader, place.topic())), Grant.groups(reader))))
                        .flatMap(grants -> grants));
    }

    /** A consumer sets aside what it can't process, and reads that again when told to. */
    private static Stream<Grant> consuming(String topic, String group) {
        var deadLetters = deadLetter(topic, group);
        return Stream.concat(
                Stream.of(Grant.read(group, topic), Grant.write(group, deadLetters), Grant.read(group, deadLetters)),
                Grant.groups(group));
    }

    private static String deadLetter(String topic, String group) {
        return topic + "." + group + ".dlt";
    }

    private Stream<Place> places(Set<String> tenants) {
        return isOfTenants()
                ? tenants.stream().map(tenant -> new Place(pattern().replace(TENANT, tenant), tenant))
                : Stream.of(new Place(pattern(), ""));
    }

    private record Place(String topic, String tenant) {}
}
