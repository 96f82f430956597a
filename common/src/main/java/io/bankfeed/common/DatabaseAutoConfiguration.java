package io.bankfeed.common;

import io.bankfeed.common.database.DailyPartitions;
import io.bankfeed.common.idempotency.IdempotentRequests;
import io.bankfeed.common.inbox.ConsentHighWater;
import io.bankfeed.common.inbox.ProcessedEvents;
import io.bankfeed.common.work.PostgresNotifications;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** What every service with a database has. */
@AutoConfiguration
@ConditionalOnClass(DatabaseClient.class)
class DatabaseAutoConfiguration {

    @Bean
    TransactionalOperator transactionalOperator(ReactiveTransactionManager transactions) {
        return TransactionalOperator.create(transactions);
    }

    @Bean
    ProcessedEvents processedEvents(DatabaseClient database, TransactionalOperator transaction) {
        return new ProcessedEvents(database, transaction);
    }

    @Bean
    DailyPartitions dailyPartitions(DatabaseClient database, TransactionalOperator transaction) {
        return new DailyPartitions(database, transaction);
    }

    @Bean
    ConsentHighWater consentHighWater(DatabaseClient database) {
        return new ConsentHighWater(database);
    }

    @Bean
    IdempotentRequests idempotentRequests(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
        return new IdempotentRequests(database, transaction, json);
    }

    @Bean
    PostgresNotifications postgresNotifications(ConnectionFactory connections) {
        return new PostgresNotifications(connections);
    }
}
