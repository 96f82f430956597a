package io.bankfeed.auth.replica;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The relay has claimed its rows and begins to send: the process is gone, where a file asks for it. */
public final class DieBeforeSending implements ProducerInterceptor<Object, Object> {

    static final String FILE = "replica.die-before-sending";

    private @Nullable Path file;

    @Override
    public void configure(Map<String, ?> configuration) {
        file = Path.of(String.valueOf(configuration.get(FILE)));
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        if (file != null && Files.exists(file)) {
            Runtime.getRuntime().halt(137);
        }
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        // nothing to do
    }

    @Override
    public void close() {
        // nothing to close
    }
}
