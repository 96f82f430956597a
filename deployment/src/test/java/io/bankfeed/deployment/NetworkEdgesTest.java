package io.bankfeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may talk to whom, and who does: the same, read from the policies and from the addresses that pods are given. */
class NetworkEdgesTest {
    private static final Pattern HOST = Pattern.compile("(?:://|^|[ =])([a-z][a-z0-9-]*):(\\d+)");

    private record Edge(String from, String to, int port) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            return toString().compareTo(other.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void nothing_is_open_unless_a_policy_opens_it(String overlay) {
        var deny = Manifests.of(overlay).one("NetworkPolicy", "deny-all").path("spec");

        assertThat(deny.path("podSelector").isEmpty()).isTrue();
        assertThat(deny.path("policyTypes").toString()).contains("Ingress", "Egress");
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
    }

    /** Both ends must allow it: a sender's egress that no receiver's ingress answers opens nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void what_one_end_allows_the_other_end_allows_too(String overlay) {
        var manifests = Manifests.of(overlay);
        var pods = pods(manifests);
        var out = new TreeSet<>(edges(manifests, "egress"));
        var in = new TreeSet<>(edges(manifests, "ingress"));
        // operators' own pods have policies of their operators besides
        out.removeIf(edge -> !pods.contains(edge.to()) || !pods.contains(edge.from()));
        in.removeIf(edge -> !pods.contains(edge.from()) || !pods.contains(edge.to()));

        assertThat(out).isNotEmpty().isEqualTo(in);
    }

    /** In the dev overlay every address that a pod uses stands in its environment or arguments. */
    @Test
    void the_edges_that_are_allowed_are_the_edges_that_are_used() {
        var manifests = Manifests.of("dev");
        var pods = pods(manifests);
        var allowed = new TreeSet<>(edges(manifests, "egress"));
        allowed.removeIf(edge -> !pods.contains(edge.to()));

        assertThat(allowed).isEqualTo(used(manifests));
    }

    @Test
    void in_production_only_the_proxy_and_the_databases_backups_reach_the_outside() {
        var manifests = Manifests.of("production");
        var outside = new TreeSet<String>();
        manifests.ofKind("NetworkPolicy").forEach(policy -> {
            if (policy.path("spec").path("egress").toString().contains("ipBlock")) {
                outside.add(Manifests.name(policy));
            }
        });

        assertThat(outside)
                .containsExactly("auth-postgres", "egress-proxy", "kafka-operators", "sync-postgres", "token-postgres");
        assertThat(Checkout.text("k8s/overlays/production/squid.conf"))
                .contains("acl allowed dstdomain auth.truelayer.com api.truelayer.com")
                .contains("http_access deny all");
    }

    private static Set<Edge> used(Manifests manifests) {
        var services = new TreeMap<String, String>();
        manifests
                .ofKind("Service")
                .forEach(service -> services.put(
                        Manifests.name(service), label(service.path("spec").path("selector"))));
        var used = new TreeSet<Edge>();
        manifests.workloads().forEach(workload -> {
            var from = label(
                    workload.path("spec").path("template").path("metadata").path("labels"));
            for (var address : addresses(manifests, workload).entrySet()) {
                var to = services.get(address.getKey());
                if (to != null && !to.equals(from)) {
                    used.add(new Edge(from, to, address.getValue()));
                }
            }
        });
        // what sync-service hands on as the address for webhooks, TrueLayer calls
        used.add(new Edge("truelayer-simulator", "webhook-receiver", 8084));
        // `bankfeed status` asks at the management ports
        Services.ALL.forEach(service -> used.add(new Edge("bankfeed-cli", service.name(), service.managementPort())));
        return used;
    }

    private static Map<String, Integer> addresses(Manifests manifests, JsonNode workload) {
        var text = new StringBuilder();
        Services.environment(manifests, workload).forEach((name, value) -> {
            if (Uses.of(workload, name)) {
                text.append(value).append('\n');
            }
        });
        Manifests.podSpec(workload)
                .path("containers")
                .forEach(container -> container
                        .path("args")
                        .forEach(argument -> text.append(argument.asText()).append('\n')));
        var addresses = new TreeMap<String, Integer>();
        text.toString().lines().forEach(line -> {
            var found = HOST.matcher(line);
            while (found.find()) {
                addresses.put(found.group(1), Integer.valueOf(found.group(2)));
            }
        });
        return addresses;
    }

    private static Set<String> pods(Manifests manifests) {
        var pods = new TreeSet<String>();
        manifests
                .workloads()
                .forEach(workload -> pods.add(label(
                        workload.path("spec").path("template").path("metadata").path("labels"))));
        manifests
                .ofKind("Kafka", "Cluster")
                .forEach(operated ->
                        pods.add(operated.path("kind").asText().equals("Kafka") ? "kafka" : Manifests.name(operated)));
        return pods;
    }

    private static Set<Edge> edges(Manifests manifests, String direction) {
        var ports = ports(manifests);
        var edges = new TreeSet<Edge>();
        manifests.ofKind("NetworkPolicy").forEach(policy -> {
            var self = label(policy.path("spec").path("podSelector").path("matchLabels"));
            for (var rule : policy.path("spec").path(direction)) {
                for (var peer : rule.path(direction.equals("egress") ? "to" : "from")) {
                    if (peer.has("podSelector") && !peer.has("namespaceSelector")) {
                        var other = label(peer.path("podSelector").path("matchLabels"));
                        for (var port : rule.path("ports")) {
                            var receiver = direction.equals("egress") ? other : self;
                            var number = port.path("port").isInt()
                                    ? port.path("port").asInt()
                                    : ports.getOrDefault(
                                            receiver + "/" + port.path("port").asText(), -1);
                            if (!self.equals(other)) {
                                edges.add(
                                        direction.equals("egress")
                                                ? new Edge(self, other, number)
                                                : new Edge(other, self, number));
                            }
                        }
                    }
                }
            }
        });
        return edges;
    }

    private static Map<String, Integer> ports(Manifests manifests) {
        var ports = new TreeMap<String, Integer>();
        manifests.workloads().forEach(workload -> {
            var pod = label(
                    workload.path("spec").path("template").path("metadata").path("labels"));
            Manifests.podSpec(workload)
                    .path("containers")
                    .forEach(container -> container
                            .path("ports")
                            .forEach(port -> ports.put(
                                    pod + "/" + port.path("name").asText(),
                                    port.path("containerPort").asInt())));
        });
        return ports;
    }

    /** What tells pods apart, whoever runs them. */
    private static String label(JsonNode labels) {
        if (labels.path("strimzi.io/kind").asText().equals("Kafka")) {
            return "kafka";
        }
        for (var key :
                new String[] {"app.kubernetes.io/name", "cnpg.io/cluster", "strimzi.io/name", "strimzi.io/cluster"}) {
            if (labels.has(key)) {
                return labels.path(key).asText();
            }
        }
        return "every pod";
    }
}
