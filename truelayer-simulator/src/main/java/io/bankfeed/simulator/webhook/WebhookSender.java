package io.bankfeed.simulator.webhook;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.ledger.WebhookEntry;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Posts a webhook and writes down how it was answered. */
public final class WebhookSender {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimulatorClock clock;
    private final Switches switches;
    private final Ledger ledger;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    public WebhookSender(SimulatorClock clock, Switches switches, Ledger ledger) {
        this.clock = clock;
        this.switches = switches;
        this.ledger = ledger;
    }

    boolean deliver(Notice notice, int delivery, int attempt) {
        return send(notice, delivery, attempt, false);
    }

    /** Before the caller has its answer, and only once, so that it need not wait for long. */
    boolean deliverEarly(Notice notice) {
        return send(notice, 1, 1, true);
    }

    private boolean send(Notice notice, int delivery, int attempt, boolean beforeAnswer) {
        Integer answer = null;
        String failure = null;
        try {
            answer = http.send(request(notice), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            failure = e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = "interrupted";
        }
        record(notice, delivery, attempt, beforeAnswer, new Outcome(answer, failure));
        return answer != null && answer / 100 == 2;
    }

    private record Outcome(
            @Nullable Integer answer, @Nullable String failure) {}

    private void record(Notice notice, int delivery, int attempt, boolean beforeAnswer, Outcome outcome) {
        ledger.webhooks()
                .add(number -> new WebhookEntry(
                        number,
                        clock.instant(),
                        notice.connection(),
                        notice.taskId(),
                        notice.webhookUri().toString(),
                        notice.status(),
                        delivery,
                        attempt,
                        beforeAnswer,
                        outcome.answer,
                        outcome.failure));
    }

    private HttpRequest request(Notice notice) {
        return HttpRequest.newBuilder(notice.webhookUri())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(notice)))
                .build();
    }

    /** The request's time is the one that real webhooks carry. */
    private byte[] body(Notice notice) {
        ApiError failure = switches.is(Switch.WEBHOOK_ERROR, "present") ? notice.failure() : null;
        String status = switches.is(Switch.WEBHOOK_STATUS, "lower_case")
                ? notice.status().toLowerCase(Locale.ROOT)
                : notice.status();
        return Json.bytes(Json.object(
                "request_timestamp",
                "0001-01-01T00:00:00Z",
                "request_uri",
                notice.requestUri(),
                "results_uri",
                notice.resultsUri(),
                "credentials_id",
                notice.credentialsId(),
                "task_id",
                notice.taskId(),
                "status",
                status,
                "error",
                failure == null ? null : failure.code(),
                "error_description",
                failure == null ? null : failure.body().get("error_description")));
    }
}
