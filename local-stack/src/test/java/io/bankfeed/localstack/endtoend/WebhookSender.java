package io.bankfeed.localstack.endtoend;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.endtoend.AwaitedTasks.Task;
import io.bankfeed.localstack.process.PortPlan.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Delivers webhooks as TrueLayer would, once a call. */
record WebhookSender(HttpClient http, String root, Capabilities capabilities) implements AutoCloseable {
    static final int NO_ANSWER = -1;

    private static final Instant FAR_AHEAD = Instant.parse("2099-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static WebhookSender of(LocalStack stack) {
        var keyset = KeyFiles.capability(stack.places().keys().resolve(KeyFiles.CAPABILITY));
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new WebhookSender(http, stack.ports().url(Part.WEBHOOK_RECEIVER), new Capabilities(keyset));
    }

    int deliver(Task task, String... headers) throws InterruptedException {
        var capability = capabilities.mint(
                new Capability(task.connectionId(), task.ref(), "demo", AwaitedTasks.CONSENT_NO, FAR_AHEAD));
        var request = HttpRequest.newBuilder(URI.create(root + "/webhooks/truelayer/" + capability))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"status\":\"Succeeded\"}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException noAnswer) {
            return NO_ANSWER;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
