package io.bankfeed.localstack.kafka;

import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.JavaCommand;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stack's broker with what a cluster has and it has not: everybody says who they are, and nobody may do anything.
 */
final class SecuredBroker {

    static final String ADMIN = "admin";

    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final String address;

    private SecuredBroker(String address) {
        this.address = address;
    }

    static SecuredBroker start(Children children, List<String> users) throws IOException {
        var ports = PortPlan.ofFreePorts();
        var data = children.places().data();
        var address = "127.0.0.1:" + ports.of(Part.KAFKA);
        var plain = new BrokerSettings(data.resolve("kafka"), ports.of(Part.KAFKA), ports.of(Part.KAFKA_CONTROLLER));
        var file = data.resolve("kafka.properties");
        Files.writeString(file, plain.asProperties() + secured(plain, address, users));
        var command = new JavaCommand(
                        JavaCommand.ownLibraries(children.places()),
                        "io.bankfeed.localstack.child.Broker",
                        256,
                        data.resolve("kafka.jsa"))
                .with(List.of("-Dlogback.configurationFile=logback-broker.xml"), file.toString());
        children.start("kafka", command, Map.of());
        return new SecuredBroker(address);
    }

    /** How one of the users connects. */
    Map<String, Object> as(String user) {
        return Map.of(
                "bootstrap.servers", address,
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", LOGIN + " username=\"" + user + "\" password=\"" + password(user) + "\";",
                "retry.backoff.ms", "50",
                "reconnect.backoff.ms", "50");
    }

    private static String secured(BrokerSettings plain, String address, List<String> users) {
        var known = Stream.concat(Stream.of(ADMIN), users.stream())
                .map(user -> "user_" + user + "=\"" + password(user) + "\"")
                .collect(Collectors.joining(" "));
        return """
                listeners=SASL_PLAINTEXT://%1$s,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=SASL_PLAINTEXT://%1$s
                inter.broker.listener.name=SASL_PLAINTEXT
                listener.security.protocol.map=SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
                sasl.enabled.mechanisms=PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                listener.name.sasl_plaintext.plain.sasl.jaas.config=%3$s username="%4$s" password="%5$s" %6$s;
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=false
                super.users=User:%4$s;User:ANONYMOUS
                """.formatted(address, plain.controllerPort(), LOGIN, ADMIN, password(ADMIN), known);
    }

    private static String password(String user) {
        return user + "-secret";
    }
}
