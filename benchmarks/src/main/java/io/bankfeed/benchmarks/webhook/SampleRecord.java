package io.bankfeed.benchmarks.webhook;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The bytes of one event as webhook-receiver sent it, handed to the limit's process in a file. */
record SampleRecord(String topic, Map<String, byte[]> headers, byte[] value) {

    static SampleRecord of(ConsumerRecord<String, byte[]> record) {
        var headers = new TreeMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return new SampleRecord(record.topic(), headers, record.value());
    }

    /** With a key of its own, as each delivery's event has. */
    ProducerRecord<String, byte[]> toRecord() {
        var kafkaHeaders = new RecordHeaders();
        headers.forEach(kafkaHeaders::add);
        return new ProducerRecord<>(topic, null, null, UUID.randomUUID().toString(), value, kafkaHeaders);
    }

    void write(Path file) throws IOException {
        var properties = new Properties();
        properties.setProperty("topic", topic);
        properties.setProperty("value", encoded(value));
        headers.forEach((name, bytes) -> properties.setProperty("header." + name, encoded(bytes)));
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
    }

    static SampleRecord read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var headers = new TreeMap<String, byte[]>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("header."))
                .forEach(name -> headers.put(name.substring("header.".length()), decoded(properties, name)));
        return new SampleRecord(properties.getProperty("topic"), headers, decoded(properties, "value"));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(Properties properties, String name) {
        return Base64.getDecoder().decode(properties.getProperty(name));
    }
}
