package io.bankfeed.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published models of what is deployed, and what of a manifest they do not know. */
final class Models {
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("kafka.strimzi.io/v1beta2/Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1beta2/KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1beta2/KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1beta2/KafkaUser", KafkaUser.class));

    private Models() {}

    static String type(JsonNode manifest) {
        return manifest.path("apiVersion").asText() + "/"
                + manifest.path("kind").asText();
    }

    /** Empty where nobody publishes a model for Java: those resources are kept small. */
    static Optional<Class<?>> of(JsonNode manifest) {
        return Optional.ofNullable(MODELS.get(type(manifest)));
    }

    /** Paths of fields that the model does not have. A value of the wrong type fails at once. */
    static List<String> unknownFields(JsonNode manifest, Class<?> model) {
        var unknown = new ArrayList<String>();
        walk(Checkout.YAML.convertValue(manifest, model), Manifests.name(manifest), unknown);
        return unknown;
    }

    private static void walk(@org.jspecify.annotations.Nullable Object value, String path, List<String> unknown) {
        if (value instanceof Collection<?> items) {
            items.forEach(item -> walk(item, path + "[]", unknown));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> walk(item, path + "." + key, unknown));
        } else if (value != null && isModel(value.getClass())) {
            for (Class<?> type = value.getClass(); isModel(type); type = type.getSuperclass()) {
                fields(value, type, path, unknown);
            }
        }
    }

    private static void fields(Object value, Class<?> type, String path, List<String> unknown) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            var content = read(field, value);
            if (field.getName().equals("additionalProperties")) {
                if (content instanceof Map<?, ?> rest) {
                    rest.keySet().forEach(key -> unknown.add(path + "." + key));
                }
            } else if (!(content instanceof Enum<?>)) {
                walk(content, path + "." + field.getName(), unknown);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Object read(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isModel(@org.jspecify.annotations.Nullable Class<?> type) {
        return type != null
                && (type.getName().startsWith("io.fabric8.") || type.getName().startsWith("io.strimzi."))
                && !type.isEnum();
    }
}
