package io.bankfeed.topics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Makes the rights on Bankfeed's topics exactly those of the files, and adds those on consumer groups: a right on a
 * topic that is no longer wanted is taken away. Rights on anything else in the cluster are left alone.
 */
final class ApplyGrants {

    private static final String OURS = "bankfeed.";

    private final Cluster cluster;
    private final Consumer<String> report;

    ApplyGrants(Cluster cluster, Consumer<String> report) {
        this.cluster = cluster;
        this.report = report;
    }

    void all(List<Grant> wanted) {
        var bindings = wanted.stream().flatMap(Grant::bindings).collect(Collectors.toSet());
        var existing = Set.copyOf(cluster.rights());
        grant(without(bindings, existing));
        revoke(without(existing, bindings).stream()
                .filter(ApplyGrants::isOnOurTopics)
                .toList());
    }

    private void grant(Set<AclBinding> missing) {
        if (!missing.isEmpty()) {
            cluster.grant(missing);
            missing.stream().map(ApplyGrants::text).sorted().forEach(text -> report.accept("granted " + text));
        }
    }

    private void revoke(List<AclBinding> stale) {
        if (!stale.isEmpty()) {
            cluster.revoke(stale);
            stale.stream().map(ApplyGrants::text).sorted().forEach(text -> report.accept("revoked " + text));
        }
    }

    private static Set<AclBinding> without(Set<AclBinding> bindings, Set<AclBinding> others) {
        var rest = new HashSet<>(bindings);
        rest.removeAll(others);
        return rest;
    }

    private static boolean isOnOurTopics(AclBinding binding) {
        return binding.pattern().resourceType() == ResourceType.TOPIC
                && binding.pattern().name().startsWith(OURS);
    }

    private static String text(AclBinding binding) {
        return "%s %s %s to %s"
                .formatted(
                        binding.entry().operation(),
                        binding.pattern().resourceType(),
                        binding.pattern().name(),
                        binding.entry().principal());
    }
}
