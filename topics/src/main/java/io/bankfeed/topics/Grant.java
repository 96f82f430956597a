package io.bankfeed.topics;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One right of one principal. Everything else is denied: the brokers run with
 * {@code allow.everyone.if.no.acl.found=false}.
 *
 * @param principal without the prefix {@code User:}; a service's or a tenant's name
 */
public record Grant(String principal, Right right, ResourceType resource, String name, PatternType pattern) {

    /** What can be granted. Reading and writing include finding out that the topic is there. */
    public enum Right {
        READ(AclOperation.READ, AclOperation.DESCRIBE),
        WRITE(AclOperation.WRITE, AclOperation.DESCRIBE);

        private final List<AclOperation> operations;

        Right(AclOperation... operations) {
            this.operations = List.of(operations);
        }
    }

    static Grant read(String principal, String topic) {
        return new Grant(principal, Right.READ, ResourceType.TOPIC, topic, PatternType.LITERAL);
    }

    static Grant write(String principal, String topic) {
        return new Grant(principal, Right.WRITE, ResourceType.TOPIC, topic, PatternType.LITERAL);
    }

    /** Consumer groups of one's own: the group named like the principal, and those that begin with it and a dot. */
    static Stream<Grant> groups(String principal) {
        return Stream.of(
                new Grant(principal, Right.READ, ResourceType.GROUP, principal, PatternType.LITERAL),
                new Grant(principal, Right.READ, ResourceType.GROUP, principal + ".", PatternType.PREFIXED));
    }

    Stream<AclBinding> bindings() {
        return right.operations.stream()
                .map(operation -> new AclBinding(
                        new ResourcePattern(resource, name, pattern),
                        new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW)));
    }

    @Override
    public String toString() {
        return "%s may %s %s %s%s"
                .formatted(
                        principal,
                        right.name().toLowerCase(java.util.Locale.ROOT),
                        resource.name().toLowerCase(java.util.Locale.ROOT),
                        name,
                        pattern == PatternType.PREFIXED ? "*" : "");
    }
}
