package io.bankfeed.localstack.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** config/topics.yml: what topics there are, with {tenant} filled in from tenants.yml and the dead letter topics. */
@JsonIgnoreProperties(ignoreUnknown = true)
record TopicsFile(
        List<Entry> topics, @JsonProperty("dead-letters") Entry deadLetters) {
    private static final JsonMapper MAPPER = new JsonMapper();

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(
            @Nullable String name,
            int partitions,
            String retention,
            @Nullable List<String> consumers) {

        Stream<Topic> topicsOf(Set<String> tenants, Entry deadLetters) {
            return names(tenants)
                    .flatMap(topic -> Stream.concat(
                            Stream.of(new Topic(topic, partitions, Duration.parse(retention))),
                            groups().map(group -> topic + "." + group + ".dlt")
                                    .map(dead -> new Topic(
                                            dead, deadLetters.partitions, Duration.parse(deadLetters.retention)))));
        }

        private Stream<String> names(Set<String> tenants) {
            var pattern = String.valueOf(name);
            return pattern.contains("{tenant}")
                    ? tenants.stream().map(tenant -> pattern.replace("{tenant}", tenant))
                    : Stream.of(pattern);
        }

        private Stream<String> groups() {
            return consumers == null ? Stream.empty() : consumers.stream();
        }
    }

    record Topic(String name, int partitions, Duration retention) {}

    static List<Topic> read(Path topicsFile, Path tenantsFile) {
        var file = MAPPER.convertValue(yaml(topicsFile), TopicsFile.class);
        var tenants = tenants(yaml(tenantsFile));
        return file.topics.stream()
                .flatMap(entry -> entry.topicsOf(tenants, file.deadLetters))
                .toList();
    }

    private static Set<String> tenants(Object yaml) {
        return MAPPER.convertValue(yaml, TenantsFile.class).bankfeed.tenants.keySet();
    }

    private record TenantsFile(Bankfeed bankfeed) {
        record Bankfeed(Map<String, Object> tenants) {}
    }

    private static Object yaml(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException e) {
            throw new StackFailure("cannot read " + file, e);
        }
    }
}
