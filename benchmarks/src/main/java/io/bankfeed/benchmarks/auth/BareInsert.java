package io.bankfeed.benchmarks.auth;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;

/**
 * The least that a handler can do which promises anything: one row, committed, and an answer. No token is looked at.
 */
final class BareInsert implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    private final HttpServer server;
    private final List<Connection> connections = new ArrayList<>();
    private final BlockingQueue<PreparedStatement> free = new ArrayBlockingQueue<>(CONNECTIONS);

    BareInsert(DatabaseAccess database) throws IOException, SQLException {
        try (var once = database.connect();
                var statement = once.createStatement()) {
            statement.execute("create table if not exists bare (id uuid primary key, at timestamptz, word text)");
        }
        for (var i = 0; i < CONNECTIONS; i++) {
            var connection = database.connect();
            connections.add(connection);
            free.add(connection.prepareStatement("insert into bare values (?, now(), 'word')"));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            insert();
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() throws SQLException {
        server.stop(0);
        for (var connection : connections) {
            connection.close();
        }
    }

    private void insert() throws IOException {
        try {
            var statement = free.take();
            try {
                statement.setObject(1, UUID.randomUUID());
                statement.executeUpdate();
            } finally {
                free.add(statement);
            }
        } catch (SQLException | InterruptedException failed) {
            throw new IOException(failed);
        }
    }

    /** A new connection to the database that auth-service has. */
    interface DatabaseAccess {
        Connection connect() throws SQLException;
    }
}
