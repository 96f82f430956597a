package io.bankfeed.localstack.kafka;

import io.bankfeed.localstack.process.ChildProcess;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.JavaCommand;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.topics.TopicsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The broker as its own process, for it ends the whole JVM when something goes wrong with it. */
public final class KafkaBroker {
    public static final String NAME = "kafka";
    private static final int HEAP_MEGABYTES = 256;

    private final ChildProcess process;
    private final String address;
    private final Path data;

    private KafkaBroker(ChildProcess process, String address, Path data) {
        this.process = process;
        this.address = address;
        this.data = data;
    }

    /** Ready when every topic is there, with its retention. */
    public static KafkaBroker start(Children children, PortPlan ports, Path tenantsFile) {
        var places = children.places();
        var data = places.data().resolve("kafka");
        var settings = new BrokerSettings(data, ports.of(Part.KAFKA), ports.of(Part.KAFKA_CONTROLLER));
        var file = places.data().resolve("kafka.properties");
        try {
            Files.createDirectories(places.cache());
            Files.writeString(file, settings.asProperties());
        } catch (IOException e) {
            throw new StackFailure("Kafka's settings could not be written to " + file, e);
        }
        // launcher and tests have different class paths, and an archive fits one of them
        var libraries = JavaCommand.ownLibraries(places);
        var archive = places.cache().resolve("kafka-" + Integer.toHexString(libraries.hashCode()) + ".jsa");
        var command = new JavaCommand(libraries, "io.bankfeed.localstack.child.Broker", HEAP_MEGABYTES, archive)
                .with(List.of("-Dlogback.configurationFile=logback-broker.xml"), file.toString());
        var broker =
                new KafkaBroker(children.start(NAME, command, Map.of()), "127.0.0.1:" + ports.of(Part.KAFKA), data);
        broker.createTopics(places.checkout().resolve("config/topics.yml"), tenantsFile);
        return broker;
    }

    private void createTopics(Path topicsFile, Path tenantsFile) {
        try (var topics = new TopicCreation(address, process)) {
            topics.ensure(TopicsFile.wanted(topicsFile, tenantsFile).topics());
        }
    }

    public String address() {
        return address;
    }

    public Path dataDirectory() {
        return data;
    }
}
