package io.bankfeed.simulator.webhook;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Sends webhooks as the current mode says. */
public final class Webhooks {
    private static final int STORM_DELIVERIES = 3;
    private static final int STORM_SPREAD_MS = 2_000;

    private final WebhookSender sender;
    private volatile WebhookSettings settings = WebhookSettings.DEFAULT;

    public Webhooks(WebhookSender sender) {
        this.sender = sender;
    }

    public WebhookSettings settings() {
        return settings;
    }

    public synchronized WebhookSettings change(WebhookSettings wanted) {
        settings = wanted.orElse(settings);
        return settings;
    }

    /** In a storm every third task ends, and says so, before its caller knows that it began. */
    public boolean overtakes(long taskNumber) {
        return settings.is("storm") && taskNumber % 3 == 0;
    }

    public void send(Notice notice) {
        WebhookSettings now = settings;
        if (now.is("normal")) {
            deliverLater(notice, now, 1, 0);
        } else if (now.is("storm")) {
            repeat(notice, now, 1);
        }
    }

    public void sendBeforeAnswer(Notice notice) {
        WebhookSettings now = settings;
        boolean taken = sender.deliverEarly(notice);
        repeat(notice, now, taken ? 2 : 1);
    }

    private void repeat(Notice notice, WebhookSettings now, int first) {
        for (int delivery = first; delivery <= STORM_DELIVERIES; delivery++) {
            deliverLater(notice, now, delivery, ThreadLocalRandom.current().nextInt(STORM_SPREAD_MS));
        }
    }

    private void deliverLater(Notice notice, WebhookSettings now, int delivery, int millis) {
        Thread.startVirtualThread(() -> {
            if (pause(millis)) {
                deliverWithRetries(notice, now, delivery);
            }
        });
    }

    private void deliverWithRetries(Notice notice, WebhookSettings now, int delivery) {
        for (int attempt = 1; attempt <= now.attempts(); attempt++) {
            if (attempt > 1 && !pause(now.backoffBefore(attempt)) || sender.deliver(notice, delivery, attempt)) {
                return;
            }
        }
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
