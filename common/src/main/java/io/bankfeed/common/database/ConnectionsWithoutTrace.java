package io.bankfeed.common.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * A connection outlives what it was opened for. Opened in no trace, it does not enter a foreign one with every message
 * from the server; what waits for an answer keeps its own.
 */
public record ConnectionsWithoutTrace(ConnectionFactory unwrap)
        implements ConnectionFactory, Wrapped<ConnectionFactory> {

    @Override
    public Mono<? extends Connection> create() {
        return Mono.from(unwrap.create()).contextWrite(borrower -> Context.empty());
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return unwrap.getMetadata();
    }
}
