package io.bankfeed.token.keys;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.OPTIONS;
import static io.r2dbc.spi.ConnectionFactoryOptions.PASSWORD;
import static io.r2dbc.spi.ConnectionFactoryOptions.USER;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * The database of the keys, with a pool and migrations of its own. Nothing in it refers to the tokens' database, nor
 * the other way round: a key that comes back with the tokens' backup shreds nothing.
 */
public final class KeyStore implements AutoCloseable {

    private static final Map<String, String> LIMITS =
            Map.of("lock_timeout", "5s", "statement_timeout", "30s", "idle_in_transaction_session_timeout", "60s");

    private final ConnectionPool pool;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    KeyStore(KeysProperties.Store settings) {
        if (settings.migrate()) {
            migrate(settings);
        }
        var options = ConnectionFactoryOptions.parse(settings.url())
                .mutate()
                .option(USER, settings.username())
                .option(PASSWORD, settings.password())
                .option(OPTIONS, LIMITS)
                .build();
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .name("keys")
                .initialSize(1)
                .maxSize(settings.connections())
                .maxAcquireTime(Duration.ofSeconds(5))
                .maxIdleTime(Duration.ofMinutes(5))
                .build());
        this.database = DatabaseClient.create(pool);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    DatabaseClient database() {
        return database;
    }

    TransactionalOperator transaction() {
        return transaction;
    }

    @Override
    public void close() {
        pool.dispose();
    }

    private static void migrate(KeysProperties.Store settings) {
        Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.username(), settings.password())
                .locations("classpath:db/keys")
                .schemas("keys")
                .defaultSchema("keys")
                .load()
                .migrate();
    }
}
