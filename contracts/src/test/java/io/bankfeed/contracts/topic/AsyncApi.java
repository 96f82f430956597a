package io.bankfeed.contracts.topic;

import io.bankfeed.common.event.EventType;
import io.bankfeed.common.json.BankfeedJson;
import io.bankfeed.topics.TopicEntry;
import io.bankfeed.topics.TopicsFile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI document: which topics there are comes from config/topics.yml, what is on them from the code. */
final class AsyncApi {

    private static final String TENANT = "{tenant}";

    private final TopicsFile topics;
    private final Messages messages = new Messages();

    AsyncApi(TopicsFile topics) {
        this.topics = topics;
    }

    ObjectNode document() {
        ObjectNode document = BankfeedJson.mapper().createObjectNode().put("asyncapi", "3.0.0");
        Introduction.addTo(document);
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (TopicEntry topic : topics.topics()) {
            channels.set(channelOf(topic), channel(topic));
            addOperations(operations, topic);
        }
        ObjectNode components = document.putObject("components");
        Introduction.addSecurityTo(components);
        messages.addTo(components);
        return document;
    }

    /** In the order of the table in the code. */
    static List<EventType> typesOn(TopicEntry topic) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic(TENANT).equals(topic.pattern()))
                .toList();
    }

    private static String channelOf(TopicEntry topic) {
        return topic.isOfTenants()
                ? "tenant-" + topic.pattern().replace("bankfeed.{tenant}.", "")
                : topic.pattern().replaceFirst("^bankfeed\\.", "");
    }

    private ObjectNode channel(TopicEntry topic) {
        ObjectNode channel = BankfeedJson.mapper().createObjectNode();
        channel.put("address", topic.pattern());
        channel.put("description", Words.of(topic, topics.deadLetters()));
        if (topic.isOfTenants()) {
            channel.putObject("parameters")
                    .putObject("tenant")
                    .put(
                            "description",
                            "Name of the tenant that owns the data; it may read its own topics and no others.");
        }
        ObjectNode sent = channel.putObject("messages");
        typesOn(topic)
                .forEach(type ->
                        sent.putObject(type.wireType()).put("$ref", "#/components/messages/" + type.wireType()));
        channel.set("bindings", binding(topic));
        return channel;
    }

    private static ObjectNode binding(TopicEntry entry) {
        var topic = entry.topic(entry.pattern());
        ObjectNode bindings = BankfeedJson.mapper().createObjectNode();
        ObjectNode kafka = bindings.putObject("kafka");
        kafka.put("partitions", topic.partitions()).put("replicas", topic.replicas());
        ObjectNode settings = kafka.putObject("topicConfiguration");
        settings.putArray("cleanup.policy").add(topic.cleanup());
        settings.put("retention.ms", topic.retention().toMillis());
        kafka.put("bindingVersion", "0.5.0");
        return bindings;
    }

    private static void addOperations(ObjectNode operations, TopicEntry topic) {
        topic.writersOrNone().forEach(writer -> addOperation(operations, writer, "send", topic));
        Stream.concat(topic.consumersOrNone().stream(), topic.readersOrNone().stream())
                .forEach(reader -> addOperation(operations, reader, "receive", topic));
    }

    private static void addOperation(ObjectNode operations, String who, String action, TopicEntry topic) {
        String name = who.replace(TENANT, "tenant");
        operations
                .putObject(name + "-" + action + "s-" + channelOf(topic))
                .put("action", action)
                .put("title", name + " " + action + "s " + topic.pattern())
                .put("x-principal", "User:" + who)
                .putObject("channel")
                .put("$ref", "#/channels/" + channelOf(topic));
    }
}
