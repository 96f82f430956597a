package io.bankfeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bankfeed.topics.StrimziResources;
import io.bankfeed.topics.TopicsFile;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Strimzi's topics and users are those of config/topics.yml, for the tenants of the overlay: no more and no fewer. */
class KafkaResourcesTest {
    private static final JsonNode FILE = Checkout.yaml("config/topics.yml");
    private static final String PLACE = "k8s/overlays/production/";
    private static final Manifests PRODUCTION = Manifests.of("production");

    private record Named(String topic, String tenant, JsonNode entry) {}

    /**
     * A tenant that is new in the overlay's tenants.yml needs no other line: {@code -Dbankfeed.golden=write} makes
     * them.
     */
    @Test
    void the_resources_are_those_that_the_topics_command_writes() {
        var made = new StrimziResources(
                TopicsFile.wanted(Checkout.file("config/topics.yml"), Checkout.file(PLACE + "tenants.yml")),
                "bankfeed");

        isCommitted(PLACE + "kafka-topics.yaml", made.topics());
        isCommitted(PLACE + "kafka-users.yaml", made.users());
    }

    private static void isCommitted(String file, String made) {
        if ("write".equals(System.getProperty("bankfeed.golden"))) {
            Manifests.write(file, made);
        }
        assertThat(Checkout.text(file))
                .as("run this test with -Dbankfeed.golden=write and read the difference")
                .isEqualTo(made);
    }

    @Test
    void every_topic_is_there_with_its_partitions_and_its_retention() {
        var wanted = new TreeMap<String, List<Long>>();
        topics().forEach(named -> {
            wanted.put(named.topic(), shape(named.entry()));
            named.entry()
                    .path("consumers")
                    .forEach(group -> wanted.put(
                            named.topic() + "." + group.asText() + ".dlt", shape(FILE.path("dead-letters"))));
        });
        var deployed = new TreeMap<String, List<Long>>();
        PRODUCTION.ofKind("KafkaTopic").forEach(topic -> {
            var spec = topic.path("spec");
            deployed.put(
                    Manifests.name(topic),
                    List.of(
                            spec.path("partitions").asLong(),
                            spec.path("config").path("retention.ms").asLong()));
            assertThat(spec.path("replicas").asInt()).isEqualTo(3);
            assertThat(spec.path("config").path("min.insync.replicas").asInt()).isEqualTo(2);
        });

        assertThat(deployed).isEqualTo(wanted);
    }

    @Test
    void who_may_write_a_topic_is_who_the_file_names() {
        var wanted = new TreeMap<String, Set<String>>();
        topics().forEach(named -> {
            wanted.put(named.topic(), texts(named.entry().path("writers")));
            named.entry()
                    .path("consumers")
                    .forEach(
                            group -> wanted.put(named.topic() + "." + group.asText() + ".dlt", Set.of(group.asText())));
        });

        assertThat(granted("Write")).isEqualTo(wanted);
    }

    /** But for the accounts, which auth-service hears masked for its renewal pages (ADR 19). */
    @Test
    void no_tenant_reads_what_is_not_its_own_and_no_service_reads_a_tenants_topic() {
        var tenants = tenants();
        var granted = granted("Read");
        tenants.forEach(tenant -> {
            var accounts = "bankfeed." + tenant + ".accounts";
            assertThat(granted.get(accounts)).containsExactlyInAnyOrder(tenant, "auth-service");
            granted.remove(accounts);
            assertThat(granted.remove(accounts + ".auth-service.dlt")).containsExactly("auth-service");
        });

        granted.forEach((topic, readers) -> {
            var owner = tenants.stream()
                    .filter(tenant -> topic.startsWith("bankfeed." + tenant + "."))
                    .findFirst();
            assertThat(readers)
                    .as(topic)
                    .allMatch(reader -> owner.map(reader::equals).orElse(!tenants.contains(reader)));
        });
    }

    private static TreeMap<String, Set<String>> granted(String operation) {
        var granted = new TreeMap<String, Set<String>>();
        PRODUCTION.ofKind("KafkaUser").forEach(user -> {
            assertThat(user.path("spec").path("authentication").path("type").asText())
                    .isEqualTo("tls");
            for (var acl : user.path("spec").path("authorization").path("acls")) {
                var resource = acl.path("resource");
                if (resource.path("type").asText().equals("topic")
                        && texts(acl.path("operations")).contains(operation)) {
                    assertThat(resource.path("patternType").asText()).isEqualTo("literal");
                    granted.computeIfAbsent(resource.path("name").asText(), topic -> new TreeSet<>())
                            .add(Manifests.name(user));
                }
            }
        });
        return granted;
    }

    private static Stream<Named> topics() {
        var named = new ArrayList<Named>();
        for (var entry : FILE.path("topics")) {
            var name = entry.path("name").asText();
            if (name.contains("{tenant}")) {
                tenants().forEach(tenant -> named.add(new Named(name.replace("{tenant}", tenant), tenant, entry)));
            } else {
                named.add(new Named(name, "", entry));
            }
        }
        return named.stream();
    }

    private static Set<String> tenants() {
        var tenants = new TreeSet<String>();
        Checkout.yaml(PLACE + "tenants.yml")
                .path("bankfeed")
                .path("tenants")
                .fieldNames()
                .forEachRemaining(tenants::add);
        return tenants;
    }

    private static List<Long> shape(JsonNode entry) {
        var retention =
                Duration.ofDays(Period.parse(entry.path("retention").asText()).getDays());
        return List.of(entry.path("partitions").asLong(), retention.toMillis());
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
