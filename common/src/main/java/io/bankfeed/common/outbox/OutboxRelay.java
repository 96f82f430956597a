package io.bankfeed.common.outbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves outbox rows to Kafka: for each shard with work, a transaction that holds the shard's advisory lock sends a
 * batch, awaits every ack and marks the batch once. This is the one transaction that waits for the network; the
 * producer's delivery time limits it.
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

    /** Relays one batch of every shard that has work; completes with the number of rows it dealt with. */
    Mono<Integer> relayOnce() {
        return rows.shardsWithWork()
                .flatMap(this::relayShard, properties.concurrentShards())
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> relayShard(int shard) {
        return rows.tryLock(shard)
                .filter(held -> held)
                .flatMapMany(held -> rows.oldest(shard, properties.batchSize()))
                .collectList()
                .filter(batch -> !batch.isEmpty())
                .flatMap(this::sendAndMark)
                .as(transaction::transactional)
                .defaultIfEmpty(0);
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

    /** Marks up to the first record that could still be taken later, so that what follows it is sent after it again. */
    private Mono<Integer> mark(List<Sent> batch) {
        List<Sent> settled = batch.stream().takeWhile(Sent::settled).toList();
        List<OutboxRow> published =
                settled.stream().filter(Sent::acknowledged).map(Sent::row).toList();
        Mono<Void> refused = Flux.fromIterable(settled)
                .filter(sent -> !sent.acknowledged())
                .concatMap(sent -> rows.markRefused(sent.seq(), sent.why()))
                .then();
        Mono<Void> marked =
                published.isEmpty() ? refused : rows.markPublished(published).then(refused);
        return settled.size() == batch.size()
                ? marked.thenReturn(settled.size())
                : marked.then(heldBack(batch.get(settled.size()))).thenReturn(0);
    }

    /** Ends this round with the marks committed; the loop backs off before it sends the rest again. */
    private static Mono<Void> heldBack(Sent first) {
        return Mono.fromRunnable(() -> LOG.warn("broker does not take outbox row {}: {}", first.seq(), first.why()));
    }
}
