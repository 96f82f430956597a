package io.bankfeed.simulator.webhook;

import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.ledger.WebhookEntry;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Posts a webhook, signed where that is wanted, and writes down how it was answered. */
public final class WebhookSender {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String KEYS = "/.well-known/jwks";

    private final SimulatorClock clock;
    private final Switches switches;
    private final Ledger ledger;
    private final SigningKeys keys;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    public WebhookSender(SimulatorClock clock, Switches switches, Ledger ledger, SigningKeys keys) {
        this.clock = clock;
        this.switches = switches;
        this.ledger = ledger;
        this.keys = keys;
    }

    private record Delivery(Notice notice, int delivery, int attempt, boolean beforeAnswer) {}

    private record Outcome(
            @Nullable Integer answer, @Nullable String failure) {}

    boolean deliver(Notice notice, int delivery, int attempt, @Nullable String jku) {
        return send(new Delivery(notice, delivery, attempt, false), jku);
    }

    /** Before the caller has its answer, and only once, so that it need not wait for long. */
    boolean deliverEarly(Notice notice, @Nullable String jku) {
        return send(new Delivery(notice, 1, 1, true), jku);
    }

    private boolean send(Delivery delivery, @Nullable String jku) {
        Integer answer = null;
        String failure = null;
        try {
            answer = http.send(request(delivery.notice(), jku), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            failure = e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = "interrupted";
        }
        record(delivery, new Outcome(answer, failure));
        return answer != null && isAccepted(answer);
    }

    private boolean isAccepted(int answer) {
        return switches.is(Switch.WEBHOOK_ACCEPTED_BY, "2xx") ? answer / 100 == 2 : answer == 200;
    }

    private void record(Delivery delivery, Outcome outcome) {
        Notice notice = delivery.notice();
        ledger.webhooks()
                .add(number -> new WebhookEntry(
                        number,
                        clock.instant(),
                        notice.connection(),
                        notice.id(),
                        notice.webhookUri().toString(),
                        notice.status(),
                        delivery.delivery(),
                        delivery.attempt(),
                        delivery.beforeAnswer(),
                        isSigned(),
                        outcome.answer,
                        outcome.failure));
    }

    private boolean isSigned() {
        return switches.is(Switch.WEBHOOK_SIGNATURE, "tl_signature");
    }

    private HttpRequest request(Notice notice, @Nullable String jku) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "X-Tl-Webhook-Timestamp",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("Content-Type", "application/json; charset=utf-8");
        HttpRequest.Builder request = HttpRequest.newBuilder(notice.webhookUri())
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(notice.body()));
        if (isSigned()) {
            request.header("Tl-Signature", signature(notice, headers, jku == null ? notice.origin() + KEYS : jku));
        } else {
            headers.remove("X-Tl-Webhook-Timestamp");
        }
        headers.forEach(request::header);
        return request.build();
    }

    private String signature(Notice notice, Map<String, String> headers, String jku) {
        SigningKeys.SigningKey key = keys.current();
        return new TlSignature("POST", notice.webhookUri().getRawPath(), headers, notice.body())
                .sign(key.kid(), key.pair().getPrivate(), jku);
    }
}
