package io.bankfeed.localstack.kafka;

import io.bankfeed.localstack.process.ChildProcess;
import io.bankfeed.localstack.process.StackFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The deployment creates the topics; no service may. */
final class TopicCreation implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final short ONE_REPLICA = 1;

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

    void ensure(List<TopicsFile.Topic> topics) {
        var unwantedEnd = broker.unwantedEnd();
        var existing = await(admin.listTopics().names().toCompletionStage().toCompletableFuture(), unwantedEnd);
        var missing = topics.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(TopicCreation::newTopic)
                .toList();
        await(admin.createTopics(missing).all().toCompletionStage().toCompletableFuture(), unwantedEnd);
    }

    private static NewTopic newTopic(TopicsFile.Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA)
                .configs(Map.of("retention.ms", Long.toString(topic.retention().toMillis())));
    }

    private static <T> T await(CompletableFuture<T> answer, CompletableFuture<Void> unwantedEnd) {
        try {
            CompletableFuture.anyOf(answer, unwantedEnd).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
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
