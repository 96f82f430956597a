package io.bankfeed.topics;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** config/topics.yml: which topics there are, how long they keep what, and who may read and write them. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TopicsFile(
        List<TopicEntry> topics,
        @JsonProperty("dead-letters") TopicEntry deadLetters) {

    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{0,49}");
    private static final JsonMapper MAPPER = new JsonMapper();

    /** @throws UncheckedIOException when it can't be read */
    public static TopicsFile read(Path file) {
        return MAPPER.convertValue(yaml(file), TopicsFile.class);
    }

    /** The names of the tenants of config/tenants.yml: adding one there is all that a new tenant needs. */
    public static Set<String> tenants(Path tenantsFile) {
        return new TreeSet<>(MAPPER.convertValue(yaml(tenantsFile), Tenants.class)
                .bankfeed
                .tenants
                .keySet());
    }

    /** A tenant's name is part of topics' names and is a principal: it must not be able to pass for another's. */
    private Set<String> checked(Set<String> tenants) {
        var services = topics.stream()
                .flatMap(entry -> Stream.concat(entry.writersOrNone().stream(), entry.consumersOrNone().stream()))
                .collect(Collectors.toSet());
        tenants.stream()
                .filter(tenant ->
                        services.contains(tenant) || !TENANT.matcher(tenant).matches())
                .findFirst()
                .ifPresent(tenant -> {
                    throw new IllegalArgumentException("'" + tenant + "' can't be a tenant's name: it must match "
                            + TENANT.pattern() + " and be no service's name");
                });
        return tenants;
    }

    /** What the two files ask for together. */
    public static Wanted wanted(Path topicsFile, Path tenantsFile) {
        return read(topicsFile).wantedBy(tenants(tenantsFile));
    }

    public Wanted wantedBy(Set<String> tenants) {
        return new Wanted(
                topics.stream()
                        .flatMap(entry -> entry.topics(checked(tenants), deadLetters))
                        .toList(),
                topics.stream()
                        .flatMap(entry -> entry.grants(tenants))
                        .distinct()
                        .toList());
    }

    /** Topics and rights as they should be. */
    public record Wanted(List<Topic> topics, List<Grant> grants) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Tenants(Bankfeed bankfeed) {
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Bankfeed(Map<String, Object> tenants) {}
    }

    private static Object yaml(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
