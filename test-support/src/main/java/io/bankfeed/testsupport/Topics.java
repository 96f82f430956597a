package io.bankfeed.testsupport;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics of {@code config/topics.yml} for the tenants of {@code config/tenants.yml}, one partition each or more.
 */
final class Topics {

    private Topics() {}

    static void createOn(String bootstrapServers) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(all().distinct()
                            .map(name -> new NewTopic(name, 3, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Stream<String> all() {
        return Repository.<List<Map<String, Object>>>yaml("config/topics.yml", "topics").stream()
                .flatMap(Topics::namesOf);
    }

    @SuppressWarnings("unchecked")
    private static Stream<String> namesOf(Map<String, Object> topic) {
        String name = (String) Objects.requireNonNull(topic.get("name"));
        var consumers = (List<String>) topic.getOrDefault("consumers", List.of());
        return tenants()
                .map(tenant -> name.replace("{tenant}", tenant))
                .flatMap(each ->
                        Stream.concat(Stream.of(each), consumers.stream().map(group -> each + "." + group + ".dlt")));
    }

    private static Stream<String> tenants() {
        var bankfeed = Repository.<Map<String, Map<String, Object>>>yaml("config/tenants.yml", "bankfeed");
        return bankfeed.getOrDefault("tenants", Map.of()).keySet().stream();
    }
}
