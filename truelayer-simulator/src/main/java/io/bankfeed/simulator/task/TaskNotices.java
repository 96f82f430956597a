package io.bankfeed.simulator.task;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.webhook.Notice;
import java.net.URI;
import java.util.Locale;

/** Words what a webhook says of a task: never the results. */
record TaskNotices(Switches switches) {
    /** The time that real webhooks carry. */
    private static final String ZERO = "0001-01-01T00:00:00Z";

    Notice of(Task task, URI uri) {
        return new Notice(
                uri,
                task.call().connection().number(),
                task.id(),
                task.number(),
                task.status(),
                task.baseUrl(),
                Json.bytes(body(task)));
    }

    private Object body(Task task) {
        ApiError failure = switches.is(Switch.WEBHOOK_ERROR, "present") ? task.failure() : null;
        boolean lowerCase = switches.is(Switch.WEBHOOK_STATUS, "lower_case");
        return Json.object(
                "request_timestamp",
                switches.is(Switch.WEBHOOK_TIMESTAMP, "zero")
                        ? ZERO
                        : task.acceptedAt().toString(),
                "request_uri",
                task.call().uri(),
                "results_uri",
                task.resultsUri(),
                "credentials_id",
                task.call().connection().credentialsId(),
                "task_id",
                task.id(),
                "status",
                lowerCase ? task.status().toLowerCase(Locale.ROOT) : task.status(),
                "error",
                failure == null ? null : failure.code(),
                "error_description",
                failure == null ? null : failure.body().get("error_description"));
    }
}
