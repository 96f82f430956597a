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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every place where something could stand in the clear: logs, Kafka, PostgreSQL, actuators. */
record Leaks(LocalStack stack) {
    /** Kafka's indexes: ten megabytes each, laid out in advance, of offsets and times. */
    private static final Pattern NUMBERS_ONLY = Pattern.compile("/\\d{20}\\.(time)?index$");

    /** Which of the words stand where, as "place: first letters of the word". */
    List<String> of(Collection<String> words) throws IOException, SQLException {
        var needles = new Needles(words);
        var found = new ArrayList<String>();
        for (var root : List.of(
                stack.places().logs(),
                stack.kafka().dataDirectory(),
                stack.postgres().dataDirectory())) {
            files(root).forEach(file -> found.addAll(in(read(file), file.toString(), needles)));
        }
        for (var text : new TopicReader(stack.kafka().address()).textsOfAllTopics()) {
            found.addAll(in(bytes(text), "a Kafka record", needles));
        }
        for (var database : PostgresServer.DATABASES) {
            found.addAll(in(bytes(rows(database)), "database " + database, needles));
        }
        actuators().forEach(text -> found.addAll(in(bytes(text), "an actuator", needles)));
        return found.stream().distinct().toList();
    }

    private static List<String> in(byte[] hay, String place, Needles needles) {
        return needles.in(hay).stream().map(word -> place + ": " + word).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !NUMBERS_ONLY.matcher(file.toString()).find())
                    .toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0];
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
