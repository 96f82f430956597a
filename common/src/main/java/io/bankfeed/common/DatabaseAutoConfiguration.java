package io.bankfeed.common;

import io.bankfeed.common.database.ConnectionsWithoutTrace;
import io.bankfeed.common.database.DailyPartitions;
import io.bankfeed.common.idempotency.IdempotentRequests;
import io.bankfeed.common.inbox.ConsentHighWater;
import io.bankfeed.common.inbox.ProcessedEvents;
import io.bankfeed.common.work.PostgresNotifications;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/** What every service with a database has. */
@AutoConfiguration
@ConditionalOnClass(DatabaseClient.class)
class DatabaseAutoConfiguration {

    /**
     * For the database's connections alone. The default ones open each further connection on the event loop of the one
     * before, so that a pool that has grown from two connections works on two loops whatever the machine has.
     */
    @Bean(destroyMethod = "dispose")
    LoopResources databaseEventLoops() {
        return LoopResources.create("postgres", 1, LoopResources.DEFAULT_IO_WORKER_COUNT, true, false);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer connectionsOverAllEventLoops(LoopResources databaseEventLoops) {
        return options -> options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, databaseEventLoops);
    }

    @Bean
    ConnectionFactoryDecorator connectionsWithoutTrace() {
        return ConnectionsWithoutTrace::new;
    }

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
