package io.bankfeed.simulator.task;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.data.BankCall;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.webhook.Webhooks;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes tasks through their states at the pace of each bank. The pace is in real time. */
final class TaskRunner {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

    private final SimulatorClock clock;
    private final BankCall bank;
    private final Webhooks webhooks;
    private final TaskNotices notices;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().daemon().name("tasks").factory());

    TaskRunner(SimulatorClock clock, BankCall bank, Webhooks webhooks, TaskNotices notices) {
        this.notices = notices;
        this.clock = clock;
        this.bank = bank;
        this.webhooks = webhooks;
    }

    void queue(Task task) {
        long latency = latencyOf(task);
        timer.schedule(task::run, latency / 3, TimeUnit.MILLISECONDS);
        timer.schedule(() -> Thread.startVirtualThread(() -> finish(task)), latency, TimeUnit.MILLISECONDS);
    }

    /** Mostly near the bank's usual time, now and then much longer. */
    private static long latencyOf(Task task) {
        BankTerms terms = task.call().connection().bank().terms();
        double deviation = new SplittableRandom(task.number()).nextGaussian() * terms.latencySpread();
        return Math.round(terms.latencyMillis() * Math.clamp(Math.exp(deviation), 0.1, 10.0));
    }

    void runBeforeAnswering(Task task) {
        ask(task);
        task.webhookUri().ifPresent(uri -> webhooks.sendBeforeAnswer(notices.of(task, uri)));
    }

    private void finish(Task task) {
        ask(task);
        task.webhookUri().ifPresent(uri -> webhooks.send(notices.of(task, uri)));
    }

    private void ask(Task task) {
        task.run();
        try {
            task.succeed(bank.ask(task.call()), clock.instant());
        } catch (ApiError refused) {
            task.fail(refused, clock.instant());
        } catch (RuntimeException e) {
            LOG.error("Task {} broke", task.id(), e);
            task.fail(ApiError.of(500, "internal_server_error", "Internal server error."), clock.instant());
        }
    }

    void close() {
        timer.shutdownNow();
    }
}
