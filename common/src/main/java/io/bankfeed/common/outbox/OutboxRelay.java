package io.bankfeed.common.outbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves outbox rows to Kafka: a transaction that holds the advisory locks of the shards with work sends a batch, awaits
 * every ack and marks the batch once. This is the one transaction that waits for the network; the producer's delivery
 * time limits it. All shards share it, because a transaction for each costs more than all else that an event costs.
 *
 * <p>One lock per shard, and not SKIP LOCKED over one queue: two relays that take neighbouring rows of one key would
 * race to the broker.
 */
final class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxRows rows;
    private final KafkaOperations<String, byte[]> kafka;
    private final TransactionalOperator transaction;
    private final OutboxProperties properties;

    OutboxRelay(
            OutboxRows rows,
            KafkaOperations<String, byte[]> kafka,
            TransactionalOperator transaction,
            OutboxProperties properties) {
        this.rows = rows;
        this.kafka = kafka;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** Relays one batch; completes with the number of rows it dealt with where more may wait, else with 0. */
    Mono<Integer> relayOnce() {
        return rows.lockShardsWithWork()
                .collectList()
                .filter(held -> !held.isEmpty())
                .flatMap(this::relay)
                .defaultIfEmpty(0)
                .as(transaction::transactional);
    }

    private Mono<Integer> relay(List<Integer> held) {
        int limit = Math.max(1, properties.batchSize() / held.size());
        return rows.oldest(held, limit)
                .collectList()
                .filter(batch -> !batch.isEmpty())
                .flatMap(batch -> sendAndMark(batch).map(dealtWith -> mayHaveLeft(batch, limit) ? dealtWith : 0));
    }

    /** Rows of a shard beyond its limit; what comes in later brings its own wake. */
    private static boolean mayHaveLeft(List<OutboxRow> batch, int limit) {
        return batch.stream().collect(groupingBy(OutboxRow::shard, counting())).values().stream()
                .anyMatch(count -> count >= limit);
    }

    private Mono<Integer> sendAndMark(List<OutboxRow> batch) {
        return Flux.fromIterable(batch.stream().map(this::send).toList())
                .concatMap(Mono::fromFuture)
                .collectList()
                .flatMap(this::mark);
    }

    private CompletableFuture<Sent> send(OutboxRow row) {
        return kafka.send(row.toRecord()).handle((result, failure) -> Sent.of(row, failure));
    }

    private Mono<Integer> mark(List<Sent> batch) {
        List<Sent> settled = settled(batch);
        List<OutboxRow> published =
                settled.stream().filter(Sent::acknowledged).map(Sent::row).toList();
        Mono<Void> refused = Flux.fromIterable(settled)
                .filter(sent -> !sent.acknowledged())
                .concatMap(sent -> rows.markRefused(sent.seq(), sent.why()))
                .then();
        Mono<Void> marked =
                published.isEmpty() ? refused : rows.markPublished(published).then(refused);
        return marked.then(Mono.fromRunnable(() -> warnOfHeldBack(batch))).thenReturn(settled.size());
    }

    /** Of each shard up to the first that could still be taken later, so that what follows is sent after it again. */
    private static List<Sent> settled(List<Sent> batch) {
        return batch.stream().collect(groupingBy(Sent::shard)).values().stream()
                .flatMap(ofShard -> ofShard.stream().takeWhile(Sent::settled))
                .toList();
    }

    /** The marks are committed all the same; a round that could mark nothing makes the loop back off. */
    private static void warnOfHeldBack(List<Sent> batch) {
        batch.stream()
                .filter(sent -> !sent.settled())
                .findFirst()
                .ifPresent(first -> LOG.warn("broker does not take outbox row {}: {}", first.seq(), first.why()));
    }
}
