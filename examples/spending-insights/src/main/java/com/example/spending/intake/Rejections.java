package com.example.spending.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** A record that can't be understood is noted for a person, and its neighbours go on; while the database is away nobody is to blame. */
@Configuration(proxyBeanMethods = false)
class Rejections {

    private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);
    private static final long FIRST_PAUSE_MS = 200;

    @Bean
    DefaultErrorHandler errorHandler(JdbcClient database) {
        var handler = new DefaultErrorHandler((record, failure) -> note(database, record, failure), pauses(2));
        handler.setBackOffFunction(
                (record, failure) -> isTransient(failure) ? pauses(Long.MAX_VALUE) : pauses(2));
        return handler;
    }

    private static ExponentialBackOff pauses(long attempts) {
        var pauses = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
        pauses.setMaxInterval(10_000);
        pauses.setMaxAttempts(attempts);
        return pauses;
    }

    private static boolean isTransient(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof java.sql.SQLTransientException
                || failure.getCause() instanceof TransientDataAccessException;
    }

    private static void note(JdbcClient database, ConsumerRecord<?, ?> record, Exception failure) {
        String reason = NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName();
        LOG.error("rejected {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), reason);
        database.sql("""
                        insert into rejected_record (topic, partition_no, offset_no, reason) values (?, ?, ?, ?)
                            on conflict do nothing
                        """)
                .params(record.topic(), record.partition(), record.offset(), reason)
                .update();
    }
}
