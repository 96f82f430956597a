package io.bankfeed.contracts.topic;

import io.bankfeed.topics.TopicEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to say of a topic, in sentences. */
final class Words {

    private Words() {}

    static String of(TopicEntry topic, TopicEntry deadLetters) {
        return Stream.of(audience(topic), key(topic), retention(topic), access(topic), deadLetters(topic, deadLetters))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String audience(TopicEntry topic) {
        if (AsyncApi.typesOn(topic).isEmpty()) {
            return "**Internal.** No events: records as they came, for operators to look at and replay.";
        }
        return topic.isOfTenants()
                ? "**For the tenant.** From the user's confirmation on; nothing of it is in another tenant's topics."
                : "**Internal.** Ids and times only, no bank data; no tenant may read it.";
    }

    private static String key(TopicEntry topic) {
        return topic.pattern().equals("bankfeed.providers")
                ? "**Key** `provider_id`. Records of one provider come in order."
                : "**Key** `connection_id`. Records of one connection come in order; between connections, and between"
                        + " topics, there is no order.";
    }

    private static String retention(TopicEntry entry) {
        Duration kept = Duration.parse(entry.retention());
        return "**Kept** for " + kept.toDays() + " days (`cleanup.policy="
                + entry.topic(entry.pattern()).cleanup()
                + "`): who was away longer starts again from the HTTP interface.";
    }

    private static String access(TopicEntry topic) {
        return "**Written by** " + names(topic.writersOrNone()) + ". **Read by** "
                + names(Stream.concat(topic.consumersOrNone().stream(), topic.readersOrNone().stream())
                        .toList())
                + ", in consumer groups of their own name. Everybody else is denied.";
    }

    private static String deadLetters(TopicEntry topic, TopicEntry deadLetters) {
        return topic.consumersOrNone().isEmpty()
                ? ""
                : "**Dead letters**: what a consumer can't read or process goes to `" + topic.pattern()
                        + ".<group>.dlt`," + " kept for "
                        + Duration.parse(deadLetters.retention()).toDays() + " days.";
    }

    private static String names(List<String> names) {
        return names.isEmpty()
                ? "nobody"
                : names.stream()
                        .map(name -> name.equals("{tenant}") ? "the tenant" : "`" + name + "`")
                        .collect(Collectors.joining(", "));
    }
}
