package io.bankfeed.simulator.webhook;

import java.time.Duration;
import java.util.SplittableRandom;

/** Sends webhooks as the settings say: late, early, several times, out of order, or never. */
public final class Webhooks {
    private final WebhookSender sender;
    private final long seed;
    private volatile WebhookSettings settings = WebhookSettings.DEFAULT;

    public Webhooks(WebhookSender sender, long seed) {
        this.sender = sender;
        this.seed = seed;
    }

    public WebhookSettings settings() {
        return settings;
    }

    public synchronized WebhookSettings change(WebhookSettings wanted) {
        settings = wanted.orElse(settings);
        return settings;
    }

    /** Whether a task ends, and says so, before its caller knows that it began. */
    public boolean overtakes(long taskNumber) {
        return settings.isEarly(taskNumber);
    }

    public void send(Notice notice) {
        repeat(notice, settings, 1);
    }

    public void sendBeforeAnswer(Notice notice) {
        WebhookSettings now = settings;
        boolean taken = sender.deliverEarly(notice, now.jku());
        repeat(notice, now, taken ? 2 : 1);
    }

    private void repeat(Notice notice, WebhookSettings now, int first) {
        SplittableRandom chance = new SplittableRandom(seed ^ Long.rotateLeft(notice.number(), 32));
        for (int delivery = first; delivery <= WebhookSettings.number(now.copies()); delivery++) {
            boolean isLost = now.lost() != null && chance.nextDouble() < now.lost();
            int wait =
                    WebhookSettings.number(now.delayMs()) + chance.nextInt(WebhookSettings.number(now.spreadMs()) + 1);
            if (!isLost) {
                deliverLater(notice, now, delivery, wait);
            }
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
            boolean goesOn = attempt == 1 || pause(now.backoffBefore(attempt));
            if (!goesOn || sender.deliver(notice, delivery, attempt, now.jku())) {
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
