package io.bankfeed.localstack.endtoend;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.tenant.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Every place where something could stand in the clear: logs, Kafka, PostgreSQL, actuators. */
record Leaks(LocalStack stack) {

    /** Which of the words stand where, as "place: first letters of the word". */
    List<String> of(Collection<String> words) throws IOException, SQLException {
        var found = new ArrayList<String>();
        files(stack.places().logs()).forEach(log -> found.addAll(in(read(log), log.toString(), words)));
        files(stack.kafka().dataDirectory()).forEach(file -> found.addAll(in(read(file), file.toString(), words)));
        files(stack.postgres().dataDirectory()).forEach(file -> found.addAll(in(read(file), file.toString(), words)));
        for (var text : new TopicReader(stack.kafka().address()).textsOfAllTopics()) {
            found.addAll(in(text, "a Kafka record", words));
        }
        for (var database : PostgresServer.DATABASES) {
            found.addAll(in(rows(database), "database " + database, words));
        }
        actuators().forEach(text -> found.addAll(in(text, "an actuator", words)));
        return found;
    }

    private static List<String> in(String text, String place, Collection<String> words) {
        return words.stream()
                .filter(text::contains)
                .map(word -> place + ": " + word.substring(0, Math.min(12, word.length())) + "…")
                .toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Also what PostgreSQL keeps compressed in its files. */
    private String rows(String database) throws SQLException {
        try (var connection = stack.postgres().connect(database, database)) {
            var text = new StringBuilder();
            for (var table : tables(connection)) {
                try (var rows = connection.createStatement().executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        text.append(rows.getString(1)).append('\n');
                    }
                }
            }
            return text.toString();
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = connection
                .createStatement()
                .executeQuery("select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private Stream<String> actuators() {
        return Stream.of(Service.values())
                .map(service -> stack.ports().url(service.managementPort()) + "/actuator/")
                .flatMap(root -> Stream.of("health", "info", "prometheus", "env", "heapdump")
                        .map(root::concat))
                .map(address -> Api.exchange(
                                HttpRequest.newBuilder(URI.create(address)).GET())
                        .text());
    }
}
