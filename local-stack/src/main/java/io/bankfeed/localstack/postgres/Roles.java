package io.bankfeed.localstack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Each service owns its database through a role of its own and cannot open any other. */
record Roles(Connection connection, Passwords passwords) {

    /** A new data directory trusts whoever connects; from here on everybody needs a password. */
    void closeTheServer(Path data) throws SQLException, IOException {
        var rules = "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";
        var file = data.resolve("pg_hba.conf");
        if (Files.readString(file).equals(rules)) {
            return;
        }
        execute("alter role postgres password '" + passwords.of("postgres") + "'");
        execute("revoke connect on database postgres, template1 from public");
        Files.writeString(file, rules);
        execute("select pg_reload_conf()");
    }

    void ensureDatabaseWithItsOwnRole(String name) throws SQLException {
        if (!exists("select 1 from pg_roles where rolname = ?", name)) {
            execute("create role " + name + " login password '" + passwords.of(name) + "'");
        }
        if (!exists("select 1 from pg_database where datname = ?", name)) {
            execute("create database " + name + " owner " + name);
        }
        execute("revoke all on database " + name + " from public");
    }

    private boolean exists(String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
