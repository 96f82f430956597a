package io.bankfeed.common.database;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;

/** What only PostgreSQL can do (notifications, COPY), on a connection of a pool. */
public final class PostgresConnections {

    private PostgresConnections() {}

    /** The driver's connection within what pool and framework have wrapped around it; it still belongs to them. */
    public static PostgresqlConnection unwrapped(Connection connection) {
        if (connection instanceof PostgresqlConnection postgresql) {
            return postgresql;
        }
        if (connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner) {
            return unwrapped(inner);
        }
        throw new IllegalStateException("not a PostgreSQL connection: " + connection.getClass());
    }
}
