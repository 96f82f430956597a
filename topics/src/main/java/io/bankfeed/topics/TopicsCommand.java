package io.bankfeed.topics;

import io.bankfeed.topics.TopicsFile.Wanted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a deployment runs before the services, and after every change of the two files. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Creates Bankfeed's topics and settles who may read and write them. May be run again at any time.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:the cluster is as the files say", "1:it is not", "2:the command line is wrong"})
public final class TopicsCommand implements Callable<Integer> {

    @Option(
            names = {"--bootstrap-server", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "Any broker of the cluster.")
    private @Nullable String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Further settings of the admin client: how to authenticate, say.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--topics",
            paramLabel = "FILE",
            defaultValue = "config/topics.yml",
            description = "${DEFAULT-VALUE}")
    private Path topics = Path.of("config/topics.yml");

    @Option(
            names = "--tenants",
            paramLabel = "FILE",
            defaultValue = "config/tenants.yml",
            description = "${DEFAULT-VALUE}")
    private Path tenants = Path.of("config/tenants.yml");

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description =
                    "Of each partition, with so many brokers at least. Without it, what the file says, or as many "
                            + "as there are brokers.")
    private @Nullable Integer replicas;

    @Option(names = "--without-acls", description = "Topics only: for brokers without an authorizer.")
    private boolean withoutAcls;

    @Option(names = "--dry-run", description = "Print what is wanted and touch nothing.")
    private boolean dryRun;

    @Option(
            names = "--strimzi",
            paramLabel = "DIR",
            description =
                    "Write kafka-topics.yaml and kafka-users.yaml there, for Strimzi's operators, and touch nothing.")
    private @Nullable Path strimzi;

    @Option(
            names = "--strimzi-cluster",
            paramLabel = "NAME",
            defaultValue = "bankfeed",
            description = "${DEFAULT-VALUE}")
    private String strimziCluster = "bankfeed";

    @Option(names = "--time-limit", paramLabel = "SECONDS", defaultValue = "60", description = "For each call.")
    private int timeLimit = 60;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new TopicsCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("topics: " + failure.getMessage());
            return 1;
        });
    }

    @Override
    public Integer call() throws IOException {
        Wanted wanted = TopicsFile.wanted(topics, tenants);
        if (dryRun) {
            print(wanted);
        } else if (strimzi != null) {
            write(strimzi, new StrimziResources(wanted, strimziCluster));
        } else {
            apply(wanted);
        }
        return 0;
    }

    private void print(Wanted wanted) {
        wanted.topics().forEach(topic -> out().println(topic));
        wanted.grants().forEach(grant -> out().println(grant));
    }

    private static void write(Path directory, StrimziResources resources) throws IOException {
        Files.writeString(directory.resolve("kafka-topics.yaml"), resources.topics());
        Files.writeString(directory.resolve("kafka-users.yaml"), resources.users());
    }

    private void apply(Wanted wanted) throws IOException {
        try (var admin = Admin.create(settings())) {
            var apply = new ApplyTopics(admin, Duration.ofSeconds(timeLimit), line -> out().println(line));
            if (replicas != null) {
                apply.demandBrokers(replicas);
            }
            apply.topics(replicated(wanted.topics()));
            if (!withoutAcls) {
                apply.grants(wanted.grants());
            }
        }
        out().println(wanted.topics().size() + " topics"
                + (withoutAcls ? "" : " and " + wanted.grants().size() + " rights") + " are as the files say");
    }

    private List<Topic> replicated(List<Topic> wanted) {
        var wished = replicas;
        return wished == null
                ? wanted
                : wanted.stream().map(topic -> topic.withReplicas(wished)).toList();
    }

    private Properties settings() throws IOException {
        var settings = new Properties();
        if (commandConfig != null) {
            try (var reader = Files.newBufferedReader(commandConfig)) {
                settings.load(reader);
            }
        }
        if (bootstrapServer != null) {
            settings.put("bootstrap.servers", bootstrapServer);
        }
        if (!settings.containsKey("bootstrap.servers")) {
            throw new CommandLine.ParameterException(command().commandLine(), "Missing option: --bootstrap-server");
        }
        return settings;
    }

    private PrintWriter out() {
        return command().commandLine().getOut();
    }

    private CommandSpec command() {
        return java.util.Objects.requireNonNull(spec);
    }
}
