package io.bankfeed.localstack.container;

import io.bankfeed.localstack.kafka.Topics;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates the topics of {@code topics.yml}, as no service may. */
@Command(name = "topics", mixinStandardHelpOptions = true, description = "Make the topics that are missing; then end.")
final class MakeTopics implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "/app/config",
            description = "Holds topics.yml and tenants.yml; ${DEFAULT-VALUE}.")
    private Path config = Path.of("/app/config");

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Of Kafka; waited for.")
    private String bootstrapServers = "";

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of each partition; ${DEFAULT-VALUE}.")
    private int replicas = 1;

    @Override
    public Integer call() {
        Topics.ensure(bootstrapServers, config.resolve("topics.yml"), config.resolve("tenants.yml"), replicas);
        System.out.println("topics are there");
        return 0;
    }
}
