package io.bankfeed.localstack.kafka;

import io.bankfeed.localstack.process.ChildProcess;
import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.topics.ApplyTopics;
import io.bankfeed.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** The deployment creates the topics; no service may. */
final class TopicCreation implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(180);

    private final Admin admin;
    private final ChildProcess broker;

    TopicCreation(String address, ChildProcess broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of(
                "bootstrap.servers", address,
                "reconnect.backoff.ms", "50",
                "reconnect.backoff.max.ms", "100",
                "retry.backoff.ms", "50",
                "request.timeout.ms", "10000",
                "default.api.timeout.ms", Long.toString(LIMIT.toMillis())));
    }

    /** Waits for the broker, or for its end if it never comes up. */
    void ensure(List<Topic> topics) {
        var created = CompletableFuture.runAsync(() -> new ApplyTopics(admin, LIMIT, line -> {}).topics(topics));
        try {
            CompletableFuture.anyOf(created, broker.unwantedEnd()).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            created.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackFailure failure
                    ? failure
                    : new StackFailure("Kafka's topics could not be created: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new StackFailure("Kafka did not answer within " + LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while Kafka started", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
