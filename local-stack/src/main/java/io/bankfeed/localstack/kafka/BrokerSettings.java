package io.bankfeed.localstack.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One node that is broker and controller; what would be three in a cluster is one here. */
record BrokerSettings(Path data, int port, int controllerPort) {
    private static final String HOST = "127.0.0.1:";

    String asProperties() {
        return all().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private Map<String, String> all() {
        var settings = new LinkedHashMap<String, String>();
        settings.putAll(network());
        settings.putAll(singleNode());
        settings.putAll(quickOnASmallMachine());
        return settings;
    }

    private Map<String, String> network() {
        return Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "log.dirs", data.toString(),
                "listeners", "PLAINTEXT://" + HOST + port + ",CONTROLLER://" + HOST + controllerPort,
                "advertised.listeners", "PLAINTEXT://" + HOST + port,
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "PLAINTEXT",
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.quorum.voters", "1@" + HOST + controllerPort,
                "auto.create.topics.enable", "false");
    }

    private static Map<String, String> singleNode() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "5",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "5",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "3");
    }

    private static Map<String, String> quickOnASmallMachine() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                // a broker that was killed may not register again before its old session has ended: 9 s by default
                "broker.session.timeout.ms", "2000",
                "broker.heartbeat.interval.ms", "500",
                // with group.protocol=consumer a group settles at heartbeats: 5 s by default
                "group.consumer.min.heartbeat.interval.ms", "100",
                "group.consumer.heartbeat.interval.ms", "500",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "num.network.threads", "2",
                "num.io.threads", "4");
    }
}
