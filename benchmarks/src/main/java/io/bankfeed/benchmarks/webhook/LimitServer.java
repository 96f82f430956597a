package io.bankfeed.benchmarks.webhook;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The limit, in a process of its own: the same Netty server takes the body, produces the bytes that webhook-receiver
 * would, with the same producer settings, awaits the ack of all replicas and answers 202. No check, no trace, no count.
 */
public final class LimitServer {

    private final KafkaProducer<String, byte[]> producer;
    private final SampleRecord sample;

    private LimitServer(KafkaProducer<String, byte[]> producer, SampleRecord sample) {
        this.producer = producer;
        this.sample = sample;
    }

    /** Arguments: port, bootstrap servers, file with the sample record. */
    public static void main(String[] arguments) throws Exception {
        var limit = new LimitServer(producer(arguments[1]), SampleRecord.read(Path.of(arguments[2])));
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .route(routes -> routes.post("/webhooks/truelayer/{capability}", limit::take)
                        .get("/ready", (request, response) -> response.send()))
                .bindNow()
                .onDispose()
                .block();
    }

    private Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asByteArray()
                .then(produced())
                .then(Mono.defer(
                        () -> response.status(202).header("Content-Length", "0").send()));
    }

    private Mono<Void> produced() {
        return Mono.create(sink -> producer.send(sample.toRecord(), (acknowledged, failure) -> {
            if (failure == null) {
                sink.success();
            } else {
                sink.error(failure);
            }
        }));
    }

    private static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "enable.idempotence", "true",
                        "linger.ms", "2",
                        "compression.type", "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
