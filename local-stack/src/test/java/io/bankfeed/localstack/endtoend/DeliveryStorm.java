package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.endtoend.AwaitedTasks.Task;
import io.bankfeed.localstack.service.Service;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Delivers each task's webhook several times, over and over until it is answered 2xx, while the receiver is killed and
 * the broker restarted at random moments, and then holds what was answered against what is on the topic and in
 * sync-service's database.
 */
final class DeliveryStorm {
    private static final int SENDERS = 32;
    private static final Pattern TASK_REF = Pattern.compile("\"task_ref\":\"([0-9a-f-]{36})\"");
    private static final int MAX_PAUSE_MILLIS = 1_500;

    private final LocalStack stack;
    private final Random random;
    private final int kills;
    private final int brokerRestarts;
    private final Set<UUID> answered = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    DeliveryStorm(LocalStack stack, long seed, int kills, int brokerRestarts) {
        this.stack = stack;
        this.random = new Random(seed);
        this.kills = kills;
        this.brokerRestarts = brokerRestarts;
        System.out.println("delivery storm, seed " + seed);
    }

    void rage(AwaitedTasks tasks, int deliveriesEach, Duration drainedWithin) throws Exception {
        var all = tasks.all();
        int total = all.size() * deliveriesEach;
        try (var sender = WebhookSender.of(stack);
                var threads = Executors.newFixedThreadPool(SENDERS)) {
            var next = new AtomicLong();
            var sending = IntStream.range(0, SENDERS)
                    .mapToObj(i -> threads.submit((Callable<Boolean>) () -> {
                        for (long n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                            deliverUntilAccepted(sender, all.get((int) (n % all.size())));
                        }
                        return true;
                    }))
                    .toList();
            strike(total);
            for (Future<?> done : sending) {
                done.get();
            }
        }
        System.out.printf("%d deliveries answered 2xx, %d sent%n", accepted.get(), sent.get());
        assertThat(accepted.get()).isEqualTo(total);
        assertThat(answered).hasSize(all.size());
        everyAnsweredDeliveryIsOnTheTopic();
        everyTaskHadOneEffect(tasks, drainedWithin);
    }

    private void deliverUntilAccepted(WebhookSender sender, Task task) throws InterruptedException {
        while (true) {
            sent.incrementAndGet();
            int status = sender.deliver(task);
            if (status == 202) {
                accepted.incrementAndGet();
                answered.add(task.ref());
                return;
            }
            assertThat(status).isIn(WebhookSender.NO_ANSWER, 503);
            TimeUnit.MILLISECONDS.sleep(100); // as a sender that comes again
        }
    }

    /** Spread over the deliveries rather than over time, so that each falls into the middle of them. */
    private void strike(int total) throws InterruptedException {
        int strikes = kills + brokerRestarts;
        for (int strike = 0; strike < strikes; strike++) {
            long due = (long) (total * (strike + 0.5) / strikes);
            await().atMost(Duration.ofMinutes(10)).until(() -> accepted.get() >= due);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_PAUSE_MILLIS / strikes + 1));
            if (strike % 2 == 1 && strike / 2 < brokerRestarts || strike >= 2 * kills) {
                stack.restartBroker();
            } else {
                stack.kill(Service.WEBHOOK_RECEIVER);
                stack.startAgain(Service.WEBHOOK_RECEIVER);
            }
        }
    }

    private void everyAnsweredDeliveryIsOnTheTopic() {
        Set<String> told = new TopicReader(stack.kafka().address())
                .textsOf("bankfeed.results").stream()
                        .map(TASK_REF::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        var missing = answered.stream().filter(ref -> !told.contains(ref.toString()));
        assertThat(missing.collect(Collectors.toSet())).isEmpty();
    }

    private static void everyTaskHadOneEffect(AwaitedTasks tasks, Duration within) {
        await().atMost(within)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> tasks.effects().size() == tasks.all().size());
        await().untilAsserted(() -> assertThat(tasks.effects().values()).allMatch(effects -> effects == 1));
    }
}
