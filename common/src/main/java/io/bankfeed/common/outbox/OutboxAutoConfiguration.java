package io.bankfeed.common.outbox;

import io.bankfeed.common.database.DailyPartitions;
import io.bankfeed.common.event.EventCodec;
import io.bankfeed.common.idempotency.IdempotentRequests;
import io.bankfeed.common.inbox.ProcessedEvents;
import io.bankfeed.common.observability.Traces;
import io.bankfeed.common.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** The outbox, its relay, and the clean-up of what relaying and consuming leave behind. */
@AutoConfiguration
@ConditionalOnClass(DatabaseClient.class)
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    Outbox outbox(DatabaseClient database, EventCodec codec, JsonMapper json, Traces traces, Loop outboxRelayLoop) {
        return new Outbox(database, codec, json, traces, outboxRelayLoop::wake);
    }

    @Bean
    OutboxRows outboxRows(DatabaseClient database, JsonMapper json) {
        return new OutboxRows(database, json);
    }

    @Bean
    OutboxRelay outboxRelay(
            OutboxRows rows,
            KafkaTemplate<String, byte[]> kafka,
            TransactionalOperator transaction,
            OutboxProperties properties) {
        return new OutboxRelay(rows, kafka, transaction, properties);
    }

    @Bean
    Loop outboxRelayLoop(OutboxRelay relay, OutboxProperties properties) {
        return new Loop("outbox-relay", properties.interval(), relay::relayOnce);
    }

    @Bean
    Loop retentionLoop(
            DailyPartitions partitions,
            OutboxRows rows,
            ProcessedEvents processed,
            IdempotentRequests requests,
            OutboxProperties properties) {
        var retention = new Retention(partitions, rows, processed, requests, properties.retention());
        return new Loop("retention", Duration.ofMinutes(10), retention::enforce);
    }

    @Bean
    OutboxMetrics outboxMetrics(OutboxRows rows, MeterRegistry meters) {
        return new OutboxMetrics(rows, meters);
    }

    @Bean
    Loop outboxAgeLoop(OutboxMetrics metrics) {
        return new Loop(
                "outbox-age", Duration.ofSeconds(15), () -> metrics.measure().thenReturn(0));
    }
}
