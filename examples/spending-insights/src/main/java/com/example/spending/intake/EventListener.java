package com.example.spending.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes the tenant's topics. Started by {@link StartUp}, once we have caught up. */
@Component
class EventListener {

    static final String ID = "events";

    private final ApplyEvent apply;
    private final JsonMapper json;

    EventListener(ApplyEvent apply, JsonMapper json) {
        this.apply = apply;
        this.json = json;
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            autoStartup = "false",
            topics = {"bankfeed.${bankfeed.tenant}.accounts", "bankfeed.${bankfeed.tenant}.transactions"})
    void on(ConsumerRecord<String, String> record) {
        apply.apply(Event.of(record, json));
    }
}
