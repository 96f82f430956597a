package io.bankfeed.benchmarks.auth;

import io.bankfeed.localstack.postgres.PostgresServer;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The least that a handler on the same server, driver and number of connections can do which promises anything: one
 * row, committed, and an answer. No token is looked at. Or several rows in a transaction, as many as a link or a
 * callback writes: the least that those can cost.
 */
final class BareInsert implements AutoCloseable {
    private static final String TABLE =
            "create table if not exists bare (id uuid primary key, at timestamptz, word text)";
    private static final int CONNECTIONS = 16;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ConnectionPool database;
    private final DisposableServer server;

    BareInsert(PostgresServer postgres) {
        database = pool(postgres);
        connected(connection -> updated(connection.createStatement(TABLE))).block(LIMIT);
        server =
                HttpServer.create().host("127.0.0.1").port(0).handle(this::take).bindNow(LIMIT);
    }

    /** Of the handler that writes so many rows; more than one in a transaction. */
    String url(int rows) {
        return "http://127.0.0.1:" + server.port() + "/" + rows;
    }

    @Override
    public void close() {
        server.disposeNow(LIMIT);
        database.dispose();
    }

    private Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asByteArray()
                .then(write(Integer.parseInt(request.path())))
                .then(Mono.defer(
                        () -> response.status(201).header("Content-Length", "0").send()));
    }

    private Mono<Void> write(int rows) {
        return connected(connection -> rows == 1 ? updated(insert(connection)) : inTransaction(connection, rows));
    }

    private static Publisher<?> inTransaction(Connection connection, int rows) {
        return Mono.from(connection.beginTransaction())
                .thenMany(Flux.range(0, rows).concatMap(row -> updated(insert(connection))))
                .then(Mono.from(connection.commitTransaction()));
    }

    private static Flux<Long> updated(Statement statement) {
        return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated);
    }

    private static Statement insert(Connection connection) {
        return connection
                .createStatement("insert into bare values ($1, now(), 'word')")
                .bind("$1", UUID.randomUUID());
    }

    private Mono<Void> connected(Function<Connection, Publisher<?>> work) {
        return Mono.usingWhen(
                database.create(),
                connection -> Flux.from(work.apply(connection)).then(),
                Connection::close);
    }

    private static ConnectionPool pool(PostgresServer postgres) {
        var options = ConnectionFactoryOptions.parse(postgres.r2dbcUrl("auth"))
                .mutate()
                .option(ConnectionFactoryOptions.USER, "auth")
                .option(ConnectionFactoryOptions.PASSWORD, postgres.password("auth"))
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(CONNECTIONS)
                .maxSize(CONNECTIONS)
                .build());
    }
}
