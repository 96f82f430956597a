package io.bankfeed.localstack.child;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker and its controller in this process; formats its directory when that is new. */
public final class Broker {
    private Broker() {}

    public static void main(String[] args) throws Exception {
        var settings = read(Path.of(args[0]));
        format(settings.getProperty("log.dirs"), Integer.parseInt(settings.getProperty("node.id")));
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        server.awaitShutdown();
    }

    private static Properties read(Path file) throws IOException {
        var settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return settings;
    }

    private static void format(String directory, int node) throws Exception {
        if (Files.exists(Path.of(directory, "meta.properties"))) {
            return;
        }
        Files.createDirectories(Path.of(directory));
        new Formatter()
                .setNodeId(node)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(directory)
                .setMetadataLogDirectory(directory)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
    }
}
