package io.bankfeed.common.deadletter;

import io.bankfeed.common.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters for every service that consumes, which takes a database. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnClass(DatabaseClient.class)
@EnableConfigurationProperties(DeadLetterProperties.class)
class DeadLetterAutoConfiguration {

    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 10_000;

    @Bean
    DeadLetters deadLetters(DatabaseClient database, JsonMapper json) {
        return new DeadLetters(database, new LetterColumns(json));
    }

    @Bean
    DeadLetterListener deadLetterListener(DeadLetters letters) {
        return new DeadLetterListener(letters);
    }

    /** There is nowhere else to put a dead letter: it is tried until the database has it. */
    @Bean(DeadLetterListener.FACTORY)
    ConcurrentKafkaListenerContainerFactory<Object, Object> deadLetterListenerFactory(
            ConcurrentKafkaListenerContainerFactoryConfigurer configurer, ConsumerFactory<Object, Object> consumers) {
        var factory = new ConcurrentKafkaListenerContainerFactory<Object, Object>();
        configurer.configure(factory, consumers);
        var forEver = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
        forEver.setMaxInterval(LONGEST_PAUSE_MS);
        factory.setCommonErrorHandler(new DefaultErrorHandler(forEver));
        return factory;
    }

    @Bean
    ListenerReplay listenerReplay(KafkaListenerEndpointRegistry registry) {
        return new ListenerReplay(registry);
    }

    @Bean
    SettleDeadLetters settleDeadLetters(DeadLetters letters, ObjectProvider<Replay> replays) {
        return new SettleDeadLetters(letters, replays.orderedStream().toList());
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters letters, SettleDeadLetters settle, JsonMapper json) {
        return new DeadLetterController(new ShowDeadLetters(letters, settle, json), settle);
    }

    @Bean
    OpenDeadLetters deadLettersHealthIndicator(DeadLetters letters) {
        return new OpenDeadLetters(letters);
    }

    @Bean
    Loop deadLetterCareLoop(DeadLetters letters, DeadLetterProperties properties, MeterRegistry meters) {
        var care = new DeadLetterCare(letters, properties.retention(), meters);
        return new Loop("dead-letter-care", DeadLetterCare.EVERY, care::step);
    }
}
