package io.bankfeed.common.kafka;

import io.bankfeed.common.event.EventCodec;
import io.bankfeed.common.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.RecordMessageConverter;

/** How every service consumes. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
class KafkaConsumptionAutoConfiguration {

    @Bean
    RecordMessageConverter eventMessageConverter(EventCodec codec) {
        return new EventMessageConverter(codec);
    }

    @Bean
    ListenersHealthIndicator listenersHealthIndicator(KafkaListenerEndpointRegistry listeners) {
        return new ListenersHealthIndicator(listeners);
    }

    /** Of a service with a database; one that has none can't deduplicate, and does not consume. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.r2dbc.spi.R2dbcException")
    static class Consuming {

        /** Knows the database's transient errors. */
        @Bean
        DefaultErrorHandler kafkaErrorHandler(
                KafkaTemplate<String, byte[]> kafka, @Value("${spring.kafka.consumer.group-id}") String group) {
            var handler = new DefaultErrorHandler(
                    DeadLetterSending.recoverer(kafka, group), Retries.forFailure(new Exception()));
            handler.setBackOffFunction((record, failure) -> Retries.forFailure(failure));
            return handler;
        }

        /** Lives as long as the service: a connection per question would be a connection every few seconds. */
        @Bean
        Admin brokerAdmin(KafkaAdmin configured) {
            return Admin.create(configured.getConfigurationProperties());
        }

        @Bean
        ConsumerLag consumerLag(
                @Value("${spring.kafka.consumer.group-id}") String group,
                Admin admin,
                KafkaListenerEndpointRegistry listeners,
                MeterRegistry meters) {
            return new ConsumerLag(group, new GroupLag(admin, group), listeners, meters);
        }

        @Bean
        Loop consumerLagLoop(ConsumerLag lag) {
            return new Loop(
                    "consumer-lag", Duration.ofSeconds(15), () -> lag.measure().thenReturn(0));
        }
    }
}
